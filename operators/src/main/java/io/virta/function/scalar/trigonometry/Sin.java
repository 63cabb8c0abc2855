package io.virta.function.scalar.trigonometry;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.MathFunction;

/** The sine of an angle in radians. */
@AutoService(SqlFunction.class)
public final class Sin extends MathFunction {
    public Sin() {
        super(Header.of("math", "sin")
                .usage("sin(expr)")
                .text("The sine of an angle in radians.")
                .example("sin(0)", "0.0"));
    }

    @Override
    protected double apply(double value) {
        return Math.sin(value);
    }
}
