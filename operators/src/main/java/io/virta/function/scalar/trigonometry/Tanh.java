package io.virta.function.scalar.trigonometry;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.MathFunction;

/** The hyperbolic tangent. */
@AutoService(SqlFunction.class)
public final class Tanh extends MathFunction {
    public Tanh() {
        super(Header.of("math", "tanh")
                .usage("tanh(expr)")
                .text("The hyperbolic tangent.")
                .example("tanh(0)", "0.0"));
    }

    @Override
    protected double apply(double value) {
        return Math.tanh(value);
    }
}
