package io.virta.function.scalar.trigonometry;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.MathFunction;

/** The angle in radians whose cosine is given; NaN outside -1 to 1. */
@AutoService(SqlFunction.class)
public final class Acos extends MathFunction {
    public Acos() {
        super(Header.of("math", "acos")
                .usage("acos(expr)")
                .text("The angle in radians whose cosine is given; NaN outside -1 to 1.")
                .example("acos(1)", "0.0"));
    }

    @Override
    protected double apply(double value) {
        return Math.acos(value);
    }
}
