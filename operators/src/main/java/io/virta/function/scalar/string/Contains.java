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

/** Whether a string contains another. */
@AutoService(SqlFunction.class)
public final class Contains extends BooleanFunction {
    public Contains() {
        super(
                Header.of("string", "contains")
                        .usage("contains(str, part)")
                        .text("Whether a string contains another.")
                        .example("contains('Spark SQL', 'SQL')", "true"),
                AtomicType.BOOLEAN,
                AtomicType.STRING,
                AtomicType.STRING);
    }

    @Override
    protected BooleanRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Utf8 texts = Utf8.of(arguments[0]);
        Utf8 parts = Utf8.of(arguments[1]);
        return row -> texts.find(row, parts, row, texts.start(row)) >= 0;
    }
}
