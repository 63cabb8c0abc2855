package io.virta.function.scalar;

import io.virta.batch.Column;
import io.virta.evaluation.Doubles;
import io.virta.expression.EvaluationContext;
import io.virta.types.AtomicType;

/** A function from double to double. */
public abstract class MathFunction extends DoubleFunction {
    protected MathFunction(Header header) {
        super(header, AtomicType.DOUBLE, AtomicType.DOUBLE);
    }

    /** The function's value; {@code Double.NaN} is a value. */
    protected abstract double apply(double value);

    /** Whether the function has a value; if not the result is null. */
    protected boolean isDefined(double value) {
        return true;
    }

    @Override
    protected DoubleRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Doubles values = Doubles.of(arguments[0]);
        return row -> {
            double value = values.at(row);
            if (!isDefined(value)) {
                nulls.set(row);
                return 0;
            }
            return apply(value);
        };
    }
}
