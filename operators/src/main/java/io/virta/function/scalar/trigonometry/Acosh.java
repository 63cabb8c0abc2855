package io.virta.function.scalar.trigonometry;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.MathFunction;

/** The inverse hyperbolic cosine. */
@AutoService(SqlFunction.class)
public final class Acosh extends MathFunction {
    public Acosh() {
        super(Header.of("math", "acosh")
                .usage("acosh(expr)")
                .text("The inverse hyperbolic cosine.")
                .example("acosh(1)", "0.0"));
    }

    @Override
    protected double apply(double value) {
        return Math.log(value + Math.sqrt(value * value - 1.0));
    }
}
