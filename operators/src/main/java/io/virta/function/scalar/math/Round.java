package io.virta.function.scalar.math;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import java.math.RoundingMode;

/** A number rounded to a scale, 0 by default; halves away from zero. A negative scale rounds before the point. */
@AutoService(SqlFunction.class)
public final class Round extends RoundingFunction {
    public Round() {
        super(
                Header.of("math", "round")
                        .usage("round(expr[, scale])")
                        .text(
                                "A number rounded to a scale, 0 by default; halves away from zero. A negative scale rounds before the point.")
                        .example("round(2.5)", "3")
                        .example("round(15, -1)", "20")
                        .example("round(1.25, 1)", "1.3"),
                RoundingMode.HALF_UP);
    }
}
