package io.virta.function.scalar.trigonometry;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.MathFunction;

/** The hyperbolic sine. */
@AutoService(SqlFunction.class)
public final class Sinh extends MathFunction {
    public Sinh() {
        super(Header.of("math", "sinh")
                .usage("sinh(expr)")
                .text("The hyperbolic sine.")
                .example("sinh(0)", "0.0"));
    }

    @Override
    protected double apply(double value) {
        return Math.sinh(value);
    }
}
