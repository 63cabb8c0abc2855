package io.virta.function.scalar.trigonometry;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.MathFunction;

/** The cosine of an angle in radians. */
@AutoService(SqlFunction.class)
public final class Cos extends MathFunction {
    public Cos() {
        super(Header.of("math", "cos")
                .usage("cos(expr)")
                .text("The cosine of an angle in radians.")
                .example("cos(0)", "1.0"));
    }

    @Override
    protected double apply(double value) {
        return Math.cos(value);
    }
}
