package io.virta.function.scalar.math;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.MathFunction;

/** -1, 0 or 1 for a negative number, zero or a positive one, as a double. */
@AutoService(SqlFunction.class)
public final class Signum extends MathFunction {
    public Signum() {
        super(Header.of("math", "signum", "sign")
                .usage("signum(expr)")
                .text("-1, 0 or 1 for a negative number, zero or a positive one, as a double.")
                .example("sign(-5)", "-1.0"));
    }

    @Override
    protected double apply(double value) {
        return Math.signum(value);
    }
}
