package io.virta.function.scalar.trigonometry;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.MathFunction;

/** An angle in degrees as radians. */
@AutoService(SqlFunction.class)
public final class Radians extends MathFunction {
    public Radians() {
        super(Header.of("math", "radians")
                .usage("radians(expr)")
                .text("An angle in degrees as radians.")
                .example("radians(0)", "0.0"));
    }

    @Override
    protected double apply(double value) {
        return Math.toRadians(value);
    }
}
