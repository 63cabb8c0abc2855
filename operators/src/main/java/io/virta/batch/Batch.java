package io.virta.batch;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An immutable set of rows as equally long columns; the schema belongs to the edge on which the batch travels. Safe to share between threads, never
 * recycled. {@code changes} has one {@link ChangeKind} code a row on edges that revise earlier rows, and is null where every row is an insert.
 *
 * @param rowCount the number of rows, also where there is no column
 * @param columns one per field of the schema, each {@code rowCount} long
 * @param changes a code per row, or null
 */
public record Batch(int rowCount, List<Column> columns, byte @Nullable [] changes) {
    /** How many rows a batch has unless there is a reason for fewer. */
    public static final int DEFAULT_ROWS = 4096;

    public Batch {
        columns = List.copyOf(columns);
        for (Column column : columns) {
            if (column.length() != rowCount) {
                throw new IllegalArgumentException(
                        "a column of " + column.length() + " rows in a batch of " + rowCount + " rows");
            }
        }
    }

    /** Rows that are all inserts. */
    public Batch(int rowCount, List<Column> columns) {
        this(rowCount, columns, null);
    }

    /** Rows that are all inserts. */
    public static Batch of(int rowCount, Column... columns) {
        return new Batch(rowCount, List.of(columns), null);
    }

    /** The number of columns. */
    public int columnCount() {
        return columns.size();
    }

    /** The column at an index. */
    public Column column(int index) {
        return columns.get(index);
    }

    /** The same rows with other columns. */
    public Batch withColumns(List<Column> others) {
        return new Batch(rowCount, others, changes);
    }

    /** A batch of {@code count} rows whose row i is row {@code rows[i]} of this one. */
    public Batch gather(int[] rows, int count) {
        List<Column> gathered = new ArrayList<>(columns.size());
        for (Column column : columns) {
            gathered.add(column.gather(rows, count));
        }
        byte[] gatheredChanges = null;
        if (changes != null) {
            gatheredChanges = new byte[count];
            for (int i = 0; i < count; i++) {
                gatheredChanges[i] = changes[rows[i]];
            }
        }
        return new Batch(count, gathered, gatheredChanges);
    }

    /** Rows {@code from} to {@code from + count - 1}. */
    public Batch slice(int from, int count) {
        if (from == 0 && count == rowCount) {
            return this;
        }
        List<Column> sliced = new ArrayList<>(columns.size());
        for (Column column : columns) {
            sliced.add(column.slice(from, count));
        }
        byte[] slicedChanges = changes == null ? null : java.util.Arrays.copyOfRange(changes, from, from + count);
        return new Batch(count, sliced, slicedChanges);
    }

    /** Bytes of memory held by the columns. */
    public long retainedBytes() {
        long total = changes == null ? 0 : changes.length;
        for (Column column : columns) {
            total += column.retainedBytes();
        }
        return total;
    }
}
