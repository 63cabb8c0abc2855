package io.virta.function;

import io.virta.batch.Column;
import io.virta.state.StateColumn;
import io.virta.types.StructType;

/**
 * The incremental computation of an aggregate over many groups at once. The accumulator of a group is one slot in each of the state columns that {@link
 * #stateType()} declares; a new slot is null, or zero where the column is not nullable. Partial accumulators travel between operators as
 * ordinary columns of the state types and are merged. Stateless itself, so one instance may serve many tables.
 */
public interface Aggregator {
    /** The state columns of one accumulator; one that is not nullable begins as zero (false, empty), the others begin as null. */
    StructType stateType();

    /**
     * Adds rows to their groups.
     *
     * @param state the state columns, one per field of the state type
     * @param slots the slot of the group of each row, {@code rowCount} entries; a negative slot skips the row (late, or filtered)
     * @param arguments the argument columns, {@code rowCount} rows each
     */
    void update(StateColumn[] state, int[] slots, Column[] arguments, int rowCount);

    /**
     * Merges partial accumulators into their groups.
     *
     * @param partials columns of the state type, {@code rowCount} rows each, as {@link StateColumn#gather} made them
     */
    void merge(StateColumn[] state, int[] slots, Column[] partials, int rowCount);

    /** The results of {@code count} groups. */
    Column result(StateColumn[] state, int[] slots, int count);
}
