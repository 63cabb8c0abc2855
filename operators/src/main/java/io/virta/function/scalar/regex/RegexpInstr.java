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

/** Where the first match of a regular expression starts, counted from 1; 0 if there is none. */
@AutoService(SqlFunction.class)
public final class RegexpInstr extends IntFunction {
    public RegexpInstr() {
        super(
                Header.of("regular expression", "regexp_instr")
                        .usage("regexp_instr(str, regexp[, group])")
                        .text(
                                "Where the first match of a regular expression starts, counted from 1; 0 if there is none.")
                        .example("regexp_instr('a1b22', '\\\\d\\\\d')", "4"),
                AtomicType.INT,
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
    protected IntRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Utf8 texts = Utf8.of(arguments[0]);
        Patterns patterns = new Patterns(arguments[1], name());
        return row -> {
            Matcher matcher = patterns.matcher(row, texts.string(row));
            return matcher.find() ? matcher.start() + 1 : 0;
        };
    }
}
