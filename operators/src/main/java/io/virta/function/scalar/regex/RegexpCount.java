package io.virta.function.scalar.regex;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Utf8;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.IntFunction;
import io.virta.function.scalar.RowNulls;
import io.virta.types.AtomicType;
import java.util.regex.Matcher;

/** How often a regular expression matches in a string. */
@AutoService(SqlFunction.class)
public final class RegexpCount extends IntFunction {
    public RegexpCount() {
        super(
                Header.of("regular expression", "regexp_count")
                        .usage("regexp_count(str, regexp)")
                        .text("How often a regular expression matches in a string.")
                        .example("regexp_count('a1b22', '\\\\d')", "3"),
                AtomicType.INT,
                AtomicType.STRING,
                AtomicType.STRING);
    }

    @Override
    public boolean mayFail() {
        return true;
    }

    @Override
    protected IntRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Utf8 texts = Utf8.of(arguments[0]);
        Patterns patterns = new Patterns(arguments[1], name());
        return row -> {
            Matcher matcher = patterns.matcher(row, texts.string(row));
            int count = 0;
            while (matcher.find()) {
                count++;
            }
            return count;
        };
    }
}
