package io.virta.function.scalar.trigonometry;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.MathFunction;

/** The secant of an angle in radians. */
@AutoService(SqlFunction.class)
public final class Sec extends MathFunction {
    public Sec() {
        super(Header.of("math", "sec")
                .usage("sec(expr)")
                .text("The secant of an angle in radians.")
                .example("sec(0)", "1.0"));
    }

    @Override
    protected double apply(double value) {
        return 1 / Math.cos(value);
    }
}
