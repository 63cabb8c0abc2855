package io.virta.state;

import io.virta.types.StructType;

/**
 * A state table at plan time.
 *
 * @param name unique in its operator, stable over restarts
 * @param key the key columns
 * @param value the state columns; one that is not nullable begins as zero (false, empty), the others begin as null
 * @param bucketColumn the key column, of physical type LONG, whose value buckets the table (a window's start), so that closing a window drops a bucket; -1
 *     for none. Keys that are null there are in no bucket that ever closes
 * @param routingColumns how many of the first key columns decide the key group
 * @param isResident whether entries stay in memory whatever the budget, so that slots hold until they are removed
 * @param evolves whether its value columns may change from one version of the query to the next, by the rules of {@link io.virta.state.evolution.SchemaEvolution}; what it writes says its schema
 * @param isIndex whether its entries only lead to those of another table, so that they are no rows of state of their own
 */
public record StateTableSpec(
        String name,
        StructType key,
        StructType value,
        int bucketColumn,
        int routingColumns,
        boolean isResident,
        boolean evolves,
        boolean isIndex) {
    /** Stands for a table without buckets. */
    public static final int NO_BUCKETS = -1;

    /** A table whose whole key decides the key group. */
    public StateTableSpec(String name, StructType key, StructType value, int bucketColumn) {
        this(name, key, value, bucketColumn, key.size());
    }

    /** A table that may leave memory. */
    public StateTableSpec(String name, StructType key, StructType value, int bucketColumn, int routingColumns) {
        this(name, key, value, bucketColumn, routingColumns, false, false, false);
    }

    /** The same table, all of it always in memory. */
    public StateTableSpec resident() {
        return new StateTableSpec(name, key, value, bucketColumn, routingColumns, true, evolves, isIndex);
    }

    /** The same table, whose value columns may change from one version of the query to the next. */
    public StateTableSpec evolving() {
        return new StateTableSpec(name, key, value, bucketColumn, routingColumns, isResident, true, isIndex);
    }

    /** The same table as an index of another. */
    public StateTableSpec index() {
        return new StateTableSpec(name, key, value, bucketColumn, routingColumns, isResident, evolves, true);
    }
}
