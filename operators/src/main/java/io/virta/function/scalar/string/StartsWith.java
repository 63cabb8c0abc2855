package io.virta.function.scalar.string;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Utf8;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.BooleanFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.RowNulls;
import io.virta.types.AtomicType;

/** Whether a string starts with another. */
@AutoService(SqlFunction.class)
public final class StartsWith extends BooleanFunction {
    public StartsWith() {
        super(
                Header.of("string", "startswith")
                        .usage("startswith(str, part)")
                        .text("Whether a string starts with another.")
                        .example("startswith('Spark SQL', 'Spark')", "true"),
                AtomicType.BOOLEAN,
                AtomicType.STRING,
                AtomicType.STRING);
    }

    @Override
    protected BooleanRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Utf8 texts = Utf8.of(arguments[0]);
        Utf8 parts = Utf8.of(arguments[1]);
        return row -> texts.length(row) >= parts.length(row)
                && Utf8.matches(texts.bytes(), texts.start(row), parts.bytes(), parts.start(row), parts.length(row));
    }
}
