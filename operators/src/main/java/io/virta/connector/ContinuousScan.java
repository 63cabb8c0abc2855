package io.virta.connector;

import io.virta.batch.Batch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A scan that can also be read without planned ranges, as continuous mode does. */
public interface ContinuousScan extends SourceScan {
    /**
     * A reader that follows its partitions as they grow.
     *
     * @param reader the number of this reader among {@code context.parallelism()}; between them they read every partition once
     * @param position where the source stood at the last barrier or at the end of the last planned range, or null at the very start
     */
    ContinuousReader continuousReader(SourceContext context, int reader, @Nullable String position);

    /**
     * The position of the source while its readers stand at these: what a planned range would have as its end, so that a query may go on in either mode and with any number of readers.
     *
     * @param readers the position of each reader, in order
     */
    String position(List<String> readers);

    /** Reads without end. Calls come from one thread at a time, but for {@link #wakeUp}. */
    interface ContinuousReader extends AutoCloseable {
        /**
         * The next rows, all of one partition, waiting for at most {@code timeoutMillis}.
         *
         * @return null if none came in that time
         */
        @Nullable Batch poll(int maxRows, long timeoutMillis);

        /** How many partitions it follows now, which {@link #poll} may change; 0 if there is nothing for it to read. */
        default int partitions() {
            return 1;
        }

        /** The partition, from 0, that the rows of the last {@link #poll} came from. */
        default int partition() {
            return 0;
        }

        /** Whether a partition has nothing more to read, as far as known without asking; the event time of one that has is waited for, however long it takes. */
        default boolean isAtEnd(int partition) {
            return true;
        }

        /** The position after the last row that {@link #poll} returned, the source's own JSON. */
        String position();

        /** Lets a {@link #poll} that waits, or else the next one, return at once. From any thread. */
        default void wakeUp() {}

        @Override
        void close();
    }
}
