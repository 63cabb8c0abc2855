package io.virta.connector;

import org.jspecify.annotations.Nullable;

/** The planning side of a source: cuts what there is into ranges for epochs. Calls come from one thread at a time and may block. */
public interface SourceEnumerator extends AutoCloseable {
    /**
     * Plans what follows a position.
     *
     * @param after the end of the previous range, or null at the very start
     * @return the next range within the limit, or null if there is nothing new
     */
    @Nullable PlannedRange plan(@Nullable String after, ReadLimit limit);

    /** Fixes the end for an available-now or batch run: {@link #plan} plans up to what is there now and then returns null. */
    void stopAtLatest();

    /** The newest position there is, for progress, or null if unknown. */
    default @Nullable String latest() {
        return null;
    }

    /** Goes on where earlier runs ended; called once, before the first plan, with the last planned range's end. */
    default void restore(String lastEnd) {}

    /** The same, for a source whose ranges carry changes of a memory: {@code memory} holds the changes of all ranges up to the position. */
    default void restore(String lastEnd, SourceMemory memory) {
        restore(lastEnd);
    }

    /** The epoch that ends at this position has been committed: clean up, move offsets. Called in order; after a restart once more for the last one. */
    default void committed(PlannedRange range) {}

    @Override
    void close();
}
