package io.virta.function.scalar.regex;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Utf8;
import io.virta.evaluation.Utf8Writer;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.TextFunction;
import io.virta.types.AtomicType;
import java.util.regex.Matcher;

/** The first match of a regular expression; null if there is none. */
@AutoService(SqlFunction.class)
public final class RegexpSubstr extends TextFunction {
    public RegexpSubstr() {
        super(
                Header.of("regular expression", "regexp_substr")
                        .usage("regexp_substr(str, regexp)")
                        .text("The first match of a regular expression; null if there is none.")
                        .example("regexp_substr('a1b22', '\\\\d+')", "1"),
                AtomicType.STRING,
                AtomicType.STRING,
                AtomicType.STRING);
    }

    @Override
    public boolean mayFail() {
        return true;
    }

    @Override
    protected TextRow bind(Column[] arguments, Utf8Writer out, EvaluationContext context) {
        Utf8 texts = Utf8.of(arguments[0]);
        Patterns patterns = new Patterns(arguments[1], name());
        return row -> {
            Matcher matcher = patterns.matcher(row, texts.string(row));
            if (!matcher.find()) {
                return false;
            }
            out.put(matcher.group());
            return true;
        };
    }
}
