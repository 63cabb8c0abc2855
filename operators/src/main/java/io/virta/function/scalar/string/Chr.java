package io.virta.function.scalar.string;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Longs;
import io.virta.evaluation.Utf8Writer;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.TextFunction;
import io.virta.types.AtomicType;

/** The character of a code modulo 256; empty for a negative one. */
@AutoService(SqlFunction.class)
public final class Chr extends TextFunction {
    public Chr() {
        super(
                Header.of("string", "chr", "char")
                        .usage("chr(n)")
                        .text("The character of a code modulo 256; empty for a negative one.")
                        .example("chr(65)", "A"),
                AtomicType.STRING,
                AtomicType.BIGINT);
    }

    @Override
    protected TextRow bind(Column[] arguments, Utf8Writer out, EvaluationContext context) {
        Longs codes = Longs.of(arguments[0]);
        return row -> {
            if (codes.at(row) >= 0) {
                out.putCodePoint((int) (codes.at(row) & 0xff));
            }
            return true;
        };
    }
}
