package io.virta.connector;

import org.jspecify.annotations.Nullable;

/** A scan that can also be read without planned ranges, as continuous mode does. */
public interface ContinuousScan extends SourceScan {
    /**
     * A reader that follows its channels as they grow.
     *
     * @param reader the number of this reader among {@code context.parallelism()}
     * @param position what {@link ContinuousReader#position} returned at the last barrier, or null at the very start
     */
    ContinuousReader continuousReader(SourceContext context, int reader, @Nullable String position);

    /** Reads without end. Calls come from one thread at a time. */
    interface ContinuousReader extends AutoCloseable {
        /**
         * The next rows, waiting for at most {@code timeoutMillis}.
         *
         * @return null if none came in that time
         */
        io.virta.batch.@Nullable Batch poll(int maxRows, long timeoutMillis);

        /** The position after the last row that {@link #poll} returned, the source's own JSON. */
        String position();

        @Override
        void close();
    }
}
