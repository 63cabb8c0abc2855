package io.virta.function.scalar.math;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import java.math.RoundingMode;

/** The least whole number (or decimal of a scale) that is not less. */
@AutoService(SqlFunction.class)
public final class Ceil extends LimitFunction {
    public Ceil() {
        super(
                Header.of("math", "ceil", "ceiling")
                        .usage("ceil(expr[, scale])")
                        .text("The least whole number (or decimal of a scale) that is not less.")
                        .example("ceil(-0.1)", "0")
                        .example("ceil(3.1411, 3)", "3.142"),
                RoundingMode.CEILING);
    }
}
