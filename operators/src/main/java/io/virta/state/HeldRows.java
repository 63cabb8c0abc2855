package io.virta.state;

import io.virta.batch.Column;

/** Rows of a {@link RowTable}, in memory or for a while, by number; numbers hold until the table changes. */
public interface HeldRows {
    /** The values of a column in {@code count} rows. */
    Column gather(int column, int[] rows, int count);

    /** Whether a row has been marked. */
    boolean isMatched(int row);

    /** Whether a row was added since the last barrier. */
    boolean isFresh(int row);

    /** Marks rows as having a match; a row may occur more than once. */
    void mark(int[] rows, int count);
}
