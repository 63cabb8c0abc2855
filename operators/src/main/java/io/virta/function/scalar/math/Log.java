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

/** The logarithm to a base, the natural one without; null where base or number is not positive. */
@AutoService(SqlFunction.class)
public final class Log extends DoubleFunction {
    public Log() {
        super(
                Header.of("math", "log")
                        .usage("log([base, ]expr)")
                        .text(
                                "The logarithm to a base, the natural one without; null where base or number is not positive.")
                        .example("log(2, 8)", "3.0")
                        .example("log(1)", "0.0"),
                AtomicType.DOUBLE,
                AtomicType.DOUBLE,
                AtomicType.DOUBLE);
    }

    @Override
    protected int requiredCount() {
        return 1;
    }

    @Override
    protected DoubleRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Doubles values = Doubles.of(arguments[arguments.length - 1]);
        Doubles bases = arguments.length == 1 ? null : Doubles.of(arguments[0]);
        return row -> {
            double value = values.at(row);
            double base = bases == null ? Math.E : bases.at(row);
            if (value <= 0 || base <= 0) {
                nulls.set(row);
            }
            return bases == null ? StrictMath.log(value) : StrictMath.log(value) / StrictMath.log(base);
        };
    }
}
