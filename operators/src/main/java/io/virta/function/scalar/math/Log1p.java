package io.virta.function.scalar.math;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.MathFunction;

/** The natural logarithm of 1 plus a number, exact near zero; null below -1. */
@AutoService(SqlFunction.class)
public final class Log1p extends MathFunction {
    public Log1p() {
        super(Header.of("math", "log1p")
                .usage("log1p(expr)")
                .text("The natural logarithm of 1 plus a number, exact near zero; null below -1.")
                .example("log1p(0)", "0.0"));
    }

    @Override
    protected double apply(double value) {
        return StrictMath.log1p(value);
    }

    @Override
    protected boolean isDefined(double value) {
        return !(value <= -1);
    }
}
