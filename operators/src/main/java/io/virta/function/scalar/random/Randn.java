package io.virta.function.scalar.random;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import java.util.Random;

/** A random number of the standard normal distribution. A rerun of an epoch draws the same numbers. */
@AutoService(SqlFunction.class)
public final class Randn extends RandomFunction {
    public Randn() {
        super(
                Header.of("math", "randn")
                        .usage("randn([seed])")
                        .text(
                                "A random number of the standard normal distribution. A rerun of an epoch draws the same numbers."));
    }

    @Override
    protected double draw(Random random) {
        return random.nextGaussian();
    }
}
