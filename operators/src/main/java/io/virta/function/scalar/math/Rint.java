package io.virta.function.scalar.math;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.MathFunction;

/** The nearest whole number as a double; of two the even one. */
@AutoService(SqlFunction.class)
public final class Rint extends MathFunction {
    public Rint() {
        super(Header.of("math", "rint")
                .usage("rint(expr)")
                .text("The nearest whole number as a double; of two the even one.")
                .example("rint(2.5)", "2.0"));
    }

    @Override
    protected double apply(double value) {
        return Math.rint(value);
    }
}
