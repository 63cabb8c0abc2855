package io.virta.function.scalar.predicate;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Doubles;
import io.virta.expression.EvaluationContext;
import io.virta.function.ScalarFunction.NullRule;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.BooleanFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.RowNulls;
import io.virta.types.AtomicType;

/** Whether a number is NaN; false of null. */
@AutoService(SqlFunction.class)
public final class IsNaN extends BooleanFunction {
    public IsNaN() {
        super(
                Header.of("predicate", "isnan")
                        .usage("isnan(expr)")
                        .text("Whether a number is NaN; false of null.")
                        .example("isnan(double('NaN'))", "true")
                        .example("isnan(NULL)", "false"),
                AtomicType.BOOLEAN,
                AtomicType.DOUBLE);
    }

    @Override
    public NullRule nullRule() {
        return NullRule.CUSTOM;
    }

    @Override
    protected BooleanRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Doubles values = Doubles.of(arguments[0]);
        return row -> !values.isNull(row) && Double.isNaN(values.at(row));
    }
}
