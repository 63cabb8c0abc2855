package io.virta.state;

import io.virta.batch.Column;

/**
 * Keyed state of one operator instance: keys mapped to dense slots, and a {@link StateColumn} per value column indexed by slot. Used by one thread at a time. What it holds at a barrier is
 * exactly the effect of all elements before it: {@link #freeze} captures what changed since the last barrier.
 */
public interface StateTable extends DurableState {
    /** The query's number of key groups. */
    int keyGroups();

    /**
     * Finds the slot of each row's key, adding an entry with null values where there is none. Marks all of them as changed.
     *
     * @param keys the key columns, {@code rowCount} rows each
     * @param hashes the 64-bit hash of each row's key as {@link KeyHash} computes it; key group and bucket follow from it
     * @param slots receives a slot a row
     * @return the number of entries added
     */
    int upsert(Column[] keys, long[] hashes, int rowCount, int[] slots);

    /** Finds the slot of each row's key, -1 where there is none. Changes nothing. */
    void find(Column[] keys, long[] hashes, int rowCount, int[] slots);

    /** Marks entries as changed, for those found with {@link #find} and written to. */
    void touch(int[] slots, int count);

    /** Removes entries. Their slots may be reused by later ones. */
    void remove(int[] slots, int count);

    /** Removes all entries whose bucket is at or before {@code bucket}. */
    void removeBucketsUpTo(long bucket);

    /** The value column of an index. */
    StateColumn value(int index);

    /** All value columns. */
    StateColumn[] values();

    /** The keys of {@code count} slots as columns. */
    Column[] keys(int[] slots, int count);

    /** A cursor over all entries, or over those of the buckets at or before {@code maxBucket}, in no order; invalid after the next change of the key set. */
    SlotCursor cursor(long maxBucket);

    /** A cursor over the entries changed since the last {@link #freeze}, removed ones excluded. */
    SlotCursor changed();

    /**
     * Sets when entries go, in a table with an expiry column: at the first {@link #removeExpired} with that watermark or a later one.
     *
     * @param expiryMicros for each slot; {@link StateTableSpec#NEVER} for one that stays
     */
    void setExpiries(int[] slots, long[] expiryMicros, int count);

    /**
     * Removes some of the entries whose expiry is at or before the watermark, which must not be less than before.
     *
     * @return how many; 0 if none is left
     */
    long removeExpired(long watermarkMicros);

    /** Walks slots a batch at a time. */
    interface SlotCursor {
        /**
         * Fills in the next slots.
         *
         * @return how many, at most {@code slots.length}; 0 at the end
         */
        int next(int[] slots);
    }
}
