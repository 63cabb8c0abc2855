package io.virta.function.scalar.math;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.MathFunction;

/** e to a power, minus 1, exact near zero. */
@AutoService(SqlFunction.class)
public final class Expm1 extends MathFunction {
    public Expm1() {
        super(Header.of("math", "expm1")
                .usage("expm1(expr)")
                .text("e to a power, minus 1, exact near zero.")
                .example("expm1(0)", "0.0"));
    }

    @Override
    protected double apply(double value) {
        return StrictMath.expm1(value);
    }
}
