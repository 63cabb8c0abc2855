package io.virta.function.scalar.trigonometry;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.MathFunction;

/** An angle in radians as degrees. */
@AutoService(SqlFunction.class)
public final class Degrees extends MathFunction {
    public Degrees() {
        super(Header.of("math", "degrees")
                .usage("degrees(expr)")
                .text("An angle in radians as degrees.")
                .example("degrees(0)", "0.0"));
    }

    @Override
    protected double apply(double value) {
        return Math.toDegrees(value);
    }
}
