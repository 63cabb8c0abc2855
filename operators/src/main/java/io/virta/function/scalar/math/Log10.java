package io.virta.function.scalar.math;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.MathFunction;

/** The logarithm to base 10; null of a number that is not positive. */
@AutoService(SqlFunction.class)
public final class Log10 extends MathFunction {
    public Log10() {
        super(Header.of("math", "log10")
                .usage("log10(expr)")
                .text("The logarithm to base 10; null of a number that is not positive.")
                .example("log10(100)", "2.0"));
    }

    @Override
    protected double apply(double value) {
        return StrictMath.log10(value);
    }

    @Override
    protected boolean isDefined(double value) {
        return !(value <= 0);
    }
}
