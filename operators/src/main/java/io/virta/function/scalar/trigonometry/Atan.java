package io.virta.function.scalar.trigonometry;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.MathFunction;

/** The angle in radians whose tangent is given. */
@AutoService(SqlFunction.class)
public final class Atan extends MathFunction {
    public Atan() {
        super(Header.of("math", "atan")
                .usage("atan(expr)")
                .text("The angle in radians whose tangent is given.")
                .example("atan(0)", "0.0"));
    }

    @Override
    protected double apply(double value) {
        return Math.atan(value);
    }
}
