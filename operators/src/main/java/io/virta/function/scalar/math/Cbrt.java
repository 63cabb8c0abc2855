package io.virta.function.scalar.math;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.MathFunction;

/** The cube root. */
@AutoService(SqlFunction.class)
public final class Cbrt extends MathFunction {
    public Cbrt() {
        super(Header.of("math", "cbrt")
                .usage("cbrt(expr)")
                .text("The cube root.")
                .example("cbrt(27)", "3.0"));
    }

    @Override
    protected double apply(double value) {
        return Math.cbrt(value);
    }
}
