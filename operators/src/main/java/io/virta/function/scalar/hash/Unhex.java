package io.virta.function.scalar.hash;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Utf8;
import io.virta.evaluation.Utf8Writer;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.TextFunction;
import io.virta.types.AtomicType;

/** The bytes of hexadecimal digits; null if there are other characters. */
@AutoService(SqlFunction.class)
public final class Unhex extends TextFunction {
    public Unhex() {
        super(
                Header.of("hash", "unhex")
                        .usage("unhex(str)")
                        .text("The bytes of hexadecimal digits; null if there are other characters.")
                        .example("decode(unhex('537061726B'), 'UTF-8')", "Spark"),
                AtomicType.BINARY,
                AtomicType.STRING);
    }

    @Override
    protected TextRow bind(Column[] arguments, Utf8Writer out, EvaluationContext context) {
        Utf8 texts = Utf8.of(arguments[0]);
        return row -> {
            int start = texts.start(row);
            int high = texts.length(row) % 2 == 0 ? -1 : 0;
            for (int i = start; i < texts.end(row); i++) {
                int digit = Character.digit(texts.bytes()[i], 16);
                if (digit < 0) {
                    return false;
                }
                if (high < 0) {
                    high = digit;
                } else {
                    out.put(high << 4 | digit);
                    high = -1;
                }
            }
            return true;
        };
    }
}
