package io.virta.function.scalar.string;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Utf8;
import io.virta.evaluation.Utf8Writer;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.TextFunction;
import io.virta.types.AtomicType;

/** The string with each character of from replaced by the one at the same place in to; those beyond its end are removed. */
@AutoService(SqlFunction.class)
public final class Translate extends TextFunction {
    public Translate() {
        super(
                Header.of("string", "translate")
                        .usage("translate(str, from, to)")
                        .text(
                                "The string with each character of from replaced by the one at the same place in to; those beyond its end are removed.")
                        .example("translate('AaBbCc', 'abc', '123')", "A1B2C3"),
                AtomicType.STRING,
                AtomicType.STRING,
                AtomicType.STRING,
                AtomicType.STRING);
    }

    @Override
    protected TextRow bind(Column[] arguments, Utf8Writer out, EvaluationContext context) {
        Utf8 texts = Utf8.of(arguments[0]);
        Utf8 sources = Utf8.of(arguments[1]);
        Utf8 targets = Utf8.of(arguments[2]);
        return row -> {
            int[] from = sources.string(row).codePoints().toArray();
            int[] to = targets.string(row).codePoints().toArray();
            String text = texts.string(row);
            for (int at = 0; at < text.length(); ) {
                int point = text.codePointAt(at);
                at += Character.charCount(point);
                int place = 0;
                while (place < from.length && from[place] != point) {
                    place++;
                }
                if (place == from.length) {
                    out.putCodePoint(point);
                } else if (place < to.length) {
                    out.putCodePoint(to[place]);
                }
            }
            return true;
        };
    }
}
