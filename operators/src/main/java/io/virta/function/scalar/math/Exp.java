package io.virta.function.scalar.math;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.MathFunction;

/** The number e to a power. */
@AutoService(SqlFunction.class)
public final class Exp extends MathFunction {
    public Exp() {
        super(Header.of("math", "exp")
                .usage("exp(expr)")
                .text("The number e to a power.")
                .example("exp(0)", "1.0"));
    }

    @Override
    protected double apply(double value) {
        return StrictMath.exp(value);
    }
}
