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

/** A group (1 by default, 0 is all) of the first match of a regular expression; empty if it does not match. */
@AutoService(SqlFunction.class)
public final class RegexpExtract extends TextFunction {
    public RegexpExtract() {
        super(
                Header.of("regular expression", "regexp_extract")
                        .usage("regexp_extract(str, regexp[, group])")
                        .text(
                                "A group (1 by default, 0 is all) of the first match of a regular expression; empty if it does not match.")
                        .example("regexp_extract('100-200', '(\\\\d+)-(\\\\d+)', 2)", "200"),
                AtomicType.STRING,
                AtomicType.STRING,
                AtomicType.STRING,
                AtomicType.INT);
    }

    @Override
    protected int requiredCount() {
        return 2;
    }

    @Override
    public boolean mayFail() {
        return true;
    }

    @Override
    protected TextRow bind(Column[] arguments, Utf8Writer out, EvaluationContext context) {
        Utf8 texts = Utf8.of(arguments[0]);
        Patterns patterns = new Patterns(arguments[1], name());
        Ints groups = arguments.length > 2 ? Ints.of(arguments[2]) : null;
        return row -> {
            Matcher matcher = patterns.matcher(row, texts.string(row));
            int group = patterns.group(matcher, groups == null ? 1 : groups.at(row));
            String found = matcher.find() ? matcher.group(group) : null;
            if (found != null) {
                out.put(found);
            }
            return true;
        };
    }
}
