package io.virta.state;

import io.virta.types.StructType;

/**
 * A state table at plan time.
 *
 * @param name unique in its operator, stable over restarts
 * @param key the key columns
 * @param value the state columns
 * @param bucketColumn the key column, of physical type LONG, whose value buckets the table (a window's end), so that closing a window drops a bucket; -1
 *     for none
 */
public record StateTableSpec(String name, StructType key, StructType value, int bucketColumn) {
    /** Stands for a table without buckets. */
    public static final int NO_BUCKETS = -1;
}
