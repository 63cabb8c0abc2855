package io.virta.function.scalar.random;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import java.util.Random;

/** A random number from 0 (inclusive) to 1, evenly spread. A rerun of an epoch draws the same numbers. */
@AutoService(SqlFunction.class)
public final class Rand extends RandomFunction {
    public Rand() {
        super(
                Header.of("math", "rand", "random")
                        .usage("rand([seed])")
                        .text(
                                "A random number from 0 (inclusive) to 1, evenly spread. A rerun of an epoch draws the same numbers."));
    }

    @Override
    protected double draw(Random random) {
        return random.nextDouble();
    }
}
