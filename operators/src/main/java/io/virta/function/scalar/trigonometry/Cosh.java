package io.virta.function.scalar.trigonometry;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.MathFunction;

/** The hyperbolic cosine. */
@AutoService(SqlFunction.class)
public final class Cosh extends MathFunction {
    public Cosh() {
        super(Header.of("math", "cosh")
                .usage("cosh(expr)")
                .text("The hyperbolic cosine.")
                .example("cosh(0)", "1.0"));
    }

    @Override
    protected double apply(double value) {
        return Math.cosh(value);
    }
}
