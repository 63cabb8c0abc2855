package io.virta.function.scalar.math;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Doubles;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.DoubleFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.RowNulls;
import io.virta.types.AtomicType;

/** A number to a power. */
@AutoService(SqlFunction.class)
public final class Power extends DoubleFunction {
    public Power() {
        super(
                Header.of("math", "power", "pow")
                        .usage("power(base, exponent)")
                        .text("A number to a power.")
                        .example("pow(2, 3)", "8.0"),
                AtomicType.DOUBLE,
                AtomicType.DOUBLE,
                AtomicType.DOUBLE);
    }

    @Override
    protected DoubleRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Doubles a = Doubles.of(arguments[0]);
        Doubles b = Doubles.of(arguments[1]);
        return row -> StrictMath.pow(a.at(row), b.at(row));
    }
}
