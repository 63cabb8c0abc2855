package io.virta.function.scalar.regex;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Utf8;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.BooleanFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.RowNulls;
import io.virta.types.AtomicType;

/** Whether a regular expression matches somewhere in a string. */
@AutoService(SqlFunction.class)
public final class RLike extends BooleanFunction {
    public RLike() {
        super(
                Header.of("regular expression", "rlike", "regexp", "regexp_like")
                        .usage("str RLIKE regexp, regexp_like(str, regexp)")
                        .text("Whether a regular expression matches somewhere in a string.")
                        .example("'Spark' RLIKE '^S.*k$'", "true"),
                AtomicType.BOOLEAN,
                AtomicType.STRING,
                AtomicType.STRING);
    }

    @Override
    public boolean mayFail() {
        return true;
    }

    @Override
    protected BooleanRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Utf8 texts = Utf8.of(arguments[0]);
        Patterns patterns = new Patterns(arguments[1], name());
        return row -> patterns.matcher(row, texts.string(row)).find();
    }
}
