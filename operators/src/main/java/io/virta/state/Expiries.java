package io.virta.state;

import io.virta.batch.Batch;

/** When the entries of a table that are in memory go: a state column of the table, and an index over it that is made anew after entries have come or gone otherwise. */
final class Expiries {
    private final SlotTable table;
    private final LongState column;
    private ExpiryIndex index = new ExpiryIndex();
    private boolean stale;
    private long restoredUpTo = Section.NOTHING_DROPPED;

    Expiries(SlotTable table, LongState column) {
        this.table = table;
        this.column = column;
    }

    /** Entries have come or gone that the index does not know of. */
    void setStale() {
        stale = true;
    }

    /** Sets the expiry of entries that have none yet. */
    void set(int[] slots, long[] expiryMicros, int count) {
        for (int i = 0; i < count; i++) {
            column.put(slots[i], expiryMicros[i]);
        }
        add(slots, count);
    }

    /** Adds entries with the expiry that they have. */
    void add(int[] slots, int count) {
        if (!stale) {
            long[] expiries = column.values();
            for (int i = 0; i < count; i++) {
                index.add(slots[i], expiries[slots[i]]);
            }
        }
    }

    /** Takes out entries whose expiry is at or before the watermark; returns how many. */
    int takeExpired(long watermarkMicros, int[] slots) {
        if (stale) {
            stale = false;
            index = new ExpiryIndex();
            int[] all = table.slotsUpTo(SlotTable.OPEN_BUCKET);
            add(all, all.length);
        }
        return index.takeExpired(watermarkMicros, slots);
    }

    long retainedBytes() {
        return index.retainedBytes();
    }

    /** Notes up to which expiry what is restored has gone. */
    void restoredUpTo(long watermarkMicros) {
        restoredUpTo = Math.max(restoredUpTo, watermarkMicros);
    }

    long restoredUpTo() {
        return restoredUpTo;
    }

    /** The entries that have not gone. */
    Batch withoutExpired(Batch entries, StateTableSpec spec) {
        return Section.after(entries, spec.key().size() + spec.expiryColumn(), restoredUpTo);
    }
}
