package io.virta.state;

import io.virta.batch.FlatColumn;

/**
 * A growable, writable column of values indexed by slot, owned by one table and one thread. One class per physical type; each offers its raw array, which
 * aggregators update in place and must fetch anew for each call since growing replaces it.
 */
public interface StateColumn {
    /** Makes room for slots below {@code capacity}. */
    void ensureCapacity(int capacity);

    /** Makes a slot null, as a new one is. */
    void clear(int slot);

    /** Copies {@code count} slots into an immutable column. */
    FlatColumn gather(int[] slots, int count);

    /** Sets {@code slots[i]} to row i of a column. */
    void scatter(io.virta.batch.Column values, int[] slots, int count);

    /** Bytes of memory held. */
    long retainedBytes();
}
