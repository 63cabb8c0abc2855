package io.virta.function.scalar.math;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.MathFunction;

/** The natural logarithm; null of a number that is not positive. */
@AutoService(SqlFunction.class)
public final class Ln extends MathFunction {
    public Ln() {
        super(Header.of("math", "ln")
                .usage("ln(expr)")
                .text("The natural logarithm; null of a number that is not positive.")
                .example("ln(1)", "0.0")
                .example("ln(0)", "NULL"));
    }

    @Override
    protected double apply(double value) {
        return StrictMath.log(value);
    }

    @Override
    protected boolean isDefined(double value) {
        return !(value <= 0);
    }
}
