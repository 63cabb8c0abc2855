package io.virta.function.scalar.hash;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Longs;
import io.virta.evaluation.Utf8Writer;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.TextFunction;
import io.virta.types.AtomicType;

/** A whole number in binary digits. */
@AutoService(SqlFunction.class)
public final class Bin extends TextFunction {
    public Bin() {
        super(
                Header.of("hash", "bin")
                        .usage("bin(n)")
                        .text("A whole number in binary digits.")
                        .example("bin(13)", "1101"),
                AtomicType.STRING,
                AtomicType.BIGINT);
    }

    @Override
    protected TextRow bind(Column[] arguments, Utf8Writer out, EvaluationContext context) {
        Longs numbers = Longs.of(arguments[0]);
        return row -> {
            out.put(Long.toBinaryString(numbers.at(row)));
            return true;
        };
    }
}
