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
import java.util.Locale;

/** The Soundex code of an English word. */
@AutoService(SqlFunction.class)
public final class Soundex extends TextFunction {
    public Soundex() {
        super(
                Header.of("string", "soundex")
                        .usage("soundex(str)")
                        .text("The Soundex code of an English word.")
                        .example("soundex('Miller')", "M460"),
                AtomicType.STRING,
                AtomicType.STRING);
    }

    private static final String CODES = "01230127022455012623010202";

    @Override
    protected TextRow bind(Column[] arguments, Utf8Writer out, EvaluationContext context) {
        Utf8 texts = Utf8.of(arguments[0]);
        return row -> {
            out.put(code(texts.string(row)));
            return true;
        };
    }

    private static String code(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        if (upper.isEmpty() || upper.charAt(0) < 'A' || upper.charAt(0) > 'Z') {
            return text;
        }
        StringBuilder code = new StringBuilder().append(upper.charAt(0));
        char last = CODES.charAt(upper.charAt(0) - 'A');
        for (int i = 1; i < upper.length() && code.length() < 4; i++) {
            char letter = upper.charAt(i);
            if (letter >= 'A' && letter <= 'Z') {
                char digit = CODES.charAt(letter - 'A');
                if (digit != '0' && digit != last) {
                    code.append(digit);
                }
                if (letter != 'H' && letter != 'W') {
                    last = digit;
                }
            }
        }
        return code.append("000").substring(0, 4);
    }
}
