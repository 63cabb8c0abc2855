package io.virta.state;

import io.virta.types.AtomicType;
import io.virta.types.StructType;
import java.util.List;

/**
 * A state table at plan time.
 *
 * @param name unique in its operator, stable over restarts
 * @param key the key columns
 * @param value the state columns; one that is not nullable begins as zero (false, empty), the others begin as null
 * @param bucketColumn the key column, of physical type LONG, whose value buckets the table (a window's start), so that closing a window drops a bucket; -1
 *     for none. Keys that are null there are in no bucket that ever closes
 * @param routingColumns how many of the first key columns decide the key group
 * @param expiryColumn the state column, of physical type LONG and not nullable, that says at which watermark an entry goes; -1 for none
 * @param lookupColumns for a {@link RowTable}, the state columns by which its rows are found and routed; empty otherwise
 * @param evolves whether its value columns may change from one version of the query to the next, by the rules of {@link io.virta.state.evolution.SchemaEvolution}; what it writes says its schema
 * @param kind what it is
 */
public record StateTableSpec(
        String name,
        StructType key,
        StructType value,
        int bucketColumn,
        int routingColumns,
        int expiryColumn,
        List<Integer> lookupColumns,
        boolean evolves,
        Kind kind) {
    /** Stands for a table without buckets. */
    public static final int NO_BUCKETS = -1;

    /** Stands for a table whose entries do not expire. */
    public static final int NO_EXPIRY = -1;

    /** The expiry of what never goes. */
    public static final long NEVER = Long.MAX_VALUE;

    /** What a table is. */
    public enum Kind {
        /** Entries found by their key, which may leave memory. */
        KEYED,
        /** The same, all of it in memory whatever the budget, so that slots hold until they are removed. */
        RESIDENT,
        /** The same as {@link #KEYED}; entries only lead to those of another table, so that they are no rows of state of their own. */
        INDEX,
        /** Rows found by some of their columns; see {@link RowTable}. */
        ROWS
    }

    public StateTableSpec {
        lookupColumns = List.copyOf(lookupColumns);
    }

    /** A table whose whole key decides the key group. */
    public StateTableSpec(String name, StructType key, StructType value, int bucketColumn) {
        this(name, key, value, bucketColumn, key.size());
    }

    /** A table that may leave memory. */
    public StateTableSpec(String name, StructType key, StructType value, int bucketColumn, int routingColumns) {
        this(name, key, value, bucketColumn, routingColumns, NO_EXPIRY, List.of(), false, Kind.KEYED);
    }

    /**
     * A table of rows that go at a watermark and may be found to have a match.
     *
     * @param columns of the rows
     * @param lookupColumns the columns by which they are found and routed
     */
    public static StateTableSpec rows(String name, StructType columns, List<Integer> lookupColumns) {
        StructType key = new StructType().add("row", AtomicType.BIGINT, false);
        StructType value = columns.add("matched", AtomicType.BOOLEAN, false).add("expiry", AtomicType.BIGINT, false);
        return new StateTableSpec(name, key, value, NO_BUCKETS, 1, columns.size() + 1, lookupColumns, false, Kind.ROWS);
    }

    /** The same table, all of it always in memory. */
    public StateTableSpec resident() {
        return with(expiryColumn, evolves, Kind.RESIDENT);
    }

    /** The same table as an index of another. */
    public StateTableSpec index() {
        return with(expiryColumn, evolves, Kind.INDEX);
    }

    /** The same table with entries that go when the watermark reaches the value of a state column. */
    public StateTableSpec expiringBy(int column) {
        return with(column, evolves, kind);
    }

    /** The same table, whose value columns may change from one version of the query to the next. */
    public StateTableSpec evolving() {
        return with(expiryColumn, true, kind);
    }

    private StateTableSpec with(int newExpiryColumn, boolean nowEvolves, Kind newKind) {
        return new StateTableSpec(
                name, key, value, bucketColumn, routingColumns, newExpiryColumn, lookupColumns, nowEvolves, newKind);
    }

    /** Whether entries stay in memory whatever the budget. */
    public boolean isResident() {
        return kind == Kind.RESIDENT;
    }

    /** Whether its entries only lead to those of another table. */
    public boolean isIndex() {
        return kind == Kind.INDEX;
    }

    /** Whether it is a {@link RowTable}. */
    public boolean isRowTable() {
        return kind == Kind.ROWS;
    }

    boolean expires() {
        return expiryColumn != NO_EXPIRY;
    }
}
