package io.virta.function.scalar.math;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import java.math.RoundingMode;

/** A number rounded to a scale, 0 by default; halves to the even neighbour. */
@AutoService(SqlFunction.class)
public final class Bround extends RoundingFunction {
    public Bround() {
        super(
                Header.of("math", "bround")
                        .usage("bround(expr[, scale])")
                        .text("A number rounded to a scale, 0 by default; halves to the even neighbour.")
                        .example("bround(2.5)", "2"),
                RoundingMode.HALF_EVEN);
    }
}
