package io.virta.function.scalar.string;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Utf8;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.IntFunction;
import io.virta.function.scalar.RowNulls;
import io.virta.types.AtomicType;

/** The code point of the first character; 0 of an empty string. */
@AutoService(SqlFunction.class)
public final class Ascii extends IntFunction {
    public Ascii() {
        super(
                Header.of("string", "ascii")
                        .usage("ascii(str)")
                        .text("The code point of the first character; 0 of an empty string.")
                        .example("ascii('a')", "97"),
                AtomicType.INT,
                AtomicType.STRING);
    }

    @Override
    protected IntRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Utf8 texts = Utf8.of(arguments[0]);
        return row -> texts.length(row) == 0 ? 0 : texts.string(row).codePointAt(0);
    }
}
