package io.virta.connector;

import io.virta.batch.Batch;
import org.jspecify.annotations.Nullable;

/** The reading side of a source. Calls come from one thread at a time and may block for as long as I/O takes. */
public interface SourceReader extends AutoCloseable {
    /** Begins to read a split, of this or an earlier run. The previous one has been read to its end or is abandoned. */
    void open(Split split);

    /**
     * The next rows of the split.
     *
     * @param maxRows at most so many, {@link Batch#DEFAULT_ROWS} normally, unless a single record makes more
     * @return null at the end of the split
     */
    @Nullable Chunk next(int maxRows);

    @Override
    void close();

    /**
     * Consecutive rows of a channel.
     *
     * @param batch immutable, of the scan's columns
     * @param to the position after them, at which a split may begin; where these rows are only some of those between two such positions, it is still the one before them, and with the last of them the one after
     */
    record Chunk(Batch batch, long to) {}
}
