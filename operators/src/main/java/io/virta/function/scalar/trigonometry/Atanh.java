package io.virta.function.scalar.trigonometry;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.MathFunction;

/** The inverse hyperbolic tangent. */
@AutoService(SqlFunction.class)
public final class Atanh extends MathFunction {
    public Atanh() {
        super(Header.of("math", "atanh")
                .usage("atanh(expr)")
                .text("The inverse hyperbolic tangent.")
                .example("atanh(0)", "0.0"));
    }

    @Override
    protected double apply(double value) {
        return 0.5 * (Math.log1p(value) - Math.log1p(-value));
    }
}
