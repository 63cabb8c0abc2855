package io.virta.function.scalar.math;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.MathFunction;

/** The logarithm to base 2; null of a number that is not positive. */
@AutoService(SqlFunction.class)
public final class Log2 extends MathFunction {
    public Log2() {
        super(Header.of("math", "log2")
                .usage("log2(expr)")
                .text("The logarithm to base 2; null of a number that is not positive.")
                .example("log2(8)", "3.0"));
    }

    @Override
    protected double apply(double value) {
        return StrictMath.log(value) / StrictMath.log(2);
    }

    @Override
    protected boolean isDefined(double value) {
        return !(value <= 0);
    }
}
