package io.virta.api;

import org.jspecify.annotations.Nullable;

/** Handles the rows of a streaming query one by one. The methods are called by one thread at a time, never two epochs at once. */
public abstract class ForeachWriter<T> {
    /** A writer. */
    protected ForeachWriter() {}

    /**
     * An epoch begins.
     *
     * @param epochId the number of the epoch; after a failure the same epoch may come again, with the same rows
     * @return false if its rows are not wanted since they were handled before
     */
    public abstract boolean open(long partitionId, long epochId);

    /** Handles a row. */
    public abstract void process(T value);

    /** The epoch is over. Called for each epoch for which {@link #open} returned; {@code errorOrNull} is what went wrong, if anything did. */
    public abstract void close(@Nullable Throwable errorOrNull);
}
