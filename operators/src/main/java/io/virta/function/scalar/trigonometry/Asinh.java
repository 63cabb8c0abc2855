package io.virta.function.scalar.trigonometry;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.MathFunction;

/** The inverse hyperbolic sine. */
@AutoService(SqlFunction.class)
public final class Asinh extends MathFunction {
    public Asinh() {
        super(Header.of("math", "asinh")
                .usage("asinh(expr)")
                .text("The inverse hyperbolic sine.")
                .example("asinh(0)", "0.0"));
    }

    @Override
    protected double apply(double value) {
        return value == Double.NEGATIVE_INFINITY ? value : Math.log(value + Math.sqrt(value * value + 1.0));
    }
}
