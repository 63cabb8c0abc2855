package io.virta.connector;

import io.virta.batch.Batch;

/**
 * Writes epochs in two phases: {@code begin}, any number of {@code write}, {@code prepare}; then, after the decision has been logged, {@code commit} of the handle, maybe by another
 * instance in another process. The next epoch may begin before the commit of the one before. Calls come from one thread at a time and may block. An epoch that was begun and not prepared when the writer
 * closes or begins anew is aborted.
 */
public interface SinkWriter extends AutoCloseable {
    /** An epoch begins. The same epoch may begin again, with the same rows, after a failure; {@code attempt} then differs. */
    void begin(long epoch, int attempt);

    /** Rows of the epoch. {@code batch.changes()} tells revisions where the plan has them. */
    void write(Batch batch);

    /**
     * Makes the epoch durable without publishing it.
     *
     * @return a small handle from which {@link #commit} or {@link #recover} of any later instance can finish; empty if there is nothing to publish
     */
    byte[] prepare();

    /** Publishes what a handle stands for. Idempotent. */
    void commit(long epoch, byte[] handle);

    /**
     * Finishes an epoch that an earlier run had prepared, or says that it is gone.
     *
     * @return COMMITTED if it is published now, ABORTED if it must be computed again
     */
    default Recovery recover(long epoch, byte[] handle) {
        commit(epoch, handle);
        return Recovery.COMMITTED;
    }

    /** Discards an epoch that was begun or prepared and whose decision was never logged; also what earlier attempts left behind. */
    default void abort(long epoch) {}

    @Override
    void close();

    /** The outcome of a recovery. */
    enum Recovery {
        COMMITTED,
        ABORTED
    }
}
