package io.virta.function.scalar.math;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.MathFunction;

/** The square root; NaN of a negative number. */
@AutoService(SqlFunction.class)
public final class Sqrt extends MathFunction {
    public Sqrt() {
        super(Header.of("math", "sqrt")
                .usage("sqrt(expr)")
                .text("The square root; NaN of a negative number.")
                .example("sqrt(4)", "2.0"));
    }

    @Override
    protected double apply(double value) {
        return Math.sqrt(value);
    }
}
