package io.virta.function.scalar.random;

import io.virta.expression.EvaluationContext;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A random sequence that starts anew with each epoch, so that an epoch that runs again draws the same numbers. Used by one thread. */
public final class EpochRandom {
    private final @Nullable Long seed;
    private Random random = new Random(0);
    private long epoch = Long.MIN_VALUE;
    private long epochSeed;
    private int partition = -1;

    /** A sequence from a seed, or from the epoch's where there is none. */
    public EpochRandom(@Nullable Long seed) {
        this.seed = seed;
    }

    /** The sequence of the epoch, where the last batch of it left off. */
    public Random of(EvaluationContext context) {
        if (epoch != context.epoch() || epochSeed != context.seed() || partition != context.partition()) {
            epoch = context.epoch();
            epochSeed = context.seed();
            partition = context.partition();
            long start = seed == null ? context.seed() : seed * 31 + context.epoch();
            random = new Random(start * 0x9E3779B97F4A7C15L + partition);
        }
        return random;
    }
}
