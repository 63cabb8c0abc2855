package io.virta.function.scalar.trigonometry;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.MathFunction;

/** The tangent of an angle in radians. */
@AutoService(SqlFunction.class)
public final class Tan extends MathFunction {
    public Tan() {
        super(Header.of("math", "tan")
                .usage("tan(expr)")
                .text("The tangent of an angle in radians.")
                .example("tan(0)", "0.0"));
    }

    @Override
    protected double apply(double value) {
        return Math.tan(value);
    }
}
