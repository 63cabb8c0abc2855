package io.virta.function.scalar.trigonometry;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.MathFunction;

/** The angle in radians whose sine is given; NaN outside -1 to 1. */
@AutoService(SqlFunction.class)
public final class Asin extends MathFunction {
    public Asin() {
        super(Header.of("math", "asin")
                .usage("asin(expr)")
                .text("The angle in radians whose sine is given; NaN outside -1 to 1.")
                .example("asin(0)", "0.0"));
    }

    @Override
    protected double apply(double value) {
        return Math.asin(value);
    }
}
