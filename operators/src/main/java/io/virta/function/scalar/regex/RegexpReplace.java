package io.virta.function.scalar.regex;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Ints;
import io.virta.evaluation.Utf8;
import io.virta.evaluation.Utf8Writer;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.TextFunction;
import io.virta.types.AtomicType;
import java.util.regex.Matcher;

/** The string with every match of a regular expression, from a position on, replaced; $1 in the replacement is the first group. */
@AutoService(SqlFunction.class)
public final class RegexpReplace extends TextFunction {
    public RegexpReplace() {
        super(
                Header.of("regular expression", "regexp_replace")
                        .usage("regexp_replace(str, regexp, replacement[, pos])")
                        .text(
                                "The string with every match of a regular expression, from a position on, replaced; $1 in the replacement is the first group.")
                        .example("regexp_replace('100-200', '(\\\\d+)', 'num')", "num-num"),
                AtomicType.STRING,
                AtomicType.STRING,
                AtomicType.STRING,
                AtomicType.STRING,
                AtomicType.INT);
    }

    @Override
    protected int requiredCount() {
        return 3;
    }

    @Override
    public boolean mayFail() {
        return true;
    }

    @Override
    protected TextRow bind(Column[] arguments, Utf8Writer out, EvaluationContext context) {
        Utf8 texts = Utf8.of(arguments[0]);
        Patterns patterns = new Patterns(arguments[1], name());
        Utf8 replacements = Utf8.of(arguments[2]);
        Ints places = arguments.length > 3 ? Ints.of(arguments[3]) : null;
        return row -> {
            String text = texts.string(row);
            int place = places == null ? 0 : places.at(row) - 1;
            if (place > 0 && place >= text.length()) {
                out.put(text);
                return true;
            }
            Matcher matcher = patterns.matcher(row, text).region(Math.max(0, place), text.length());
            String replacement = replacements.string(row);
            StringBuilder result = new StringBuilder();
            while (matcher.find()) {
                matcher.appendReplacement(result, replacement);
            }
            out.put(matcher.appendTail(result).toString());
            return true;
        };
    }
}
