package io.virta.function.scalar.trigonometry;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.MathFunction;

/** The cosecant of an angle in radians. */
@AutoService(SqlFunction.class)
public final class Csc extends MathFunction {
    public Csc() {
        super(Header.of("math", "csc")
                .usage("csc(expr)")
                .text("The cosecant of an angle in radians.")
                .example("csc(1)", "1.1883951057781212"));
    }

    @Override
    protected double apply(double value) {
        return 1 / Math.sin(value);
    }
}
