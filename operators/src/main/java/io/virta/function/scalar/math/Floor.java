package io.virta.function.scalar.math;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import java.math.RoundingMode;

/** The greatest whole number (or decimal of a scale) that is not greater. */
@AutoService(SqlFunction.class)
public final class Floor extends LimitFunction {
    public Floor() {
        super(
                Header.of("math", "floor")
                        .usage("floor(expr[, scale])")
                        .text("The greatest whole number (or decimal of a scale) that is not greater.")
                        .example("floor(-0.1)", "-1")
                        .example("floor(3.1411, 3)", "3.141"),
                RoundingMode.FLOOR);
    }
}
