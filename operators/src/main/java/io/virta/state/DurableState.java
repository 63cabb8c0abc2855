package io.virta.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * State of one operator instance that outlives the process: at each barrier what changed is frozen into sections, and sections are what it is restored from. Used by one thread at a time.
 */
public interface DurableState {
    /** What was declared. */
    StateTableSpec spec();

    /** The number of entries, in memory and beyond. */
    long size();

    /** How many of the entries are not in memory. */
    long spilledSize();

    /** Bytes of memory held. */
    long retainedBytes();

    /**
     * Captures all changes since the last call (added, changed, removed entries, dropped buckets) and begins the next epoch's. The sections are independent of later changes.
     *
     * @param epoch the epoch that ends
     */
    List<StateSection> freeze(String stateId, long epoch);

    /** Restores a section (a snapshot or a delta) over what is there; called before the first use, oldest first. */
    void restore(StateSection section);

    /**
     * Empty state of a declared table.
     *
     * @param keyGroups the query's number of key groups
     * @param overflow what to do beyond the memory budget; null to keep all in memory
     */
    static DurableState create(StateTableSpec spec, int keyGroups, @Nullable OverflowSettings overflow) {
        return spec.isRowTable()
                ? new RowTable(spec, keyGroups, overflow)
                : new MemoryStateTable(spec, keyGroups, overflow);
    }
}
