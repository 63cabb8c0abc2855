package io.virta.function.scalar.trigonometry;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.MathFunction;

/** The cotangent of an angle in radians. */
@AutoService(SqlFunction.class)
public final class Cot extends MathFunction {
    public Cot() {
        super(Header.of("math", "cot")
                .usage("cot(expr)")
                .text("The cotangent of an angle in radians.")
                .example("cot(1)", "0.6420926159343306"));
    }

    @Override
    protected double apply(double value) {
        return 1 / Math.tan(value);
    }
}
