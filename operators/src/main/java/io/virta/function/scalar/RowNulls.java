package io.virta.function.scalar;

import io.virta.batch.Column;
import io.virta.batch.FlatColumn;
import io.virta.batch.NullMasks;
import org.jspecify.annotations.Nullable;

/** The rows of a result that are null: those with a null argument, and those that the computation says. */
public final class RowNulls {
    private final int rowCount;
    private final boolean @Nullable [] arguments;
    private boolean @Nullable [] mask;

    RowNulls(int rowCount) {
        this(rowCount, null);
    }

    private RowNulls(int rowCount, boolean @Nullable [] arguments) {
        this.rowCount = rowCount;
        this.arguments = arguments;
    }

    static RowNulls of(Column[] columns, int rowCount) {
        boolean[] nulls = null;
        for (Column column : columns) {
            if (column instanceof FlatColumn flat) {
                nulls = NullMasks.or(nulls, flat.nullMask());
            }
        }
        return new RowNulls(rowCount, nulls);
    }

    /** Makes the result of a row null. */
    public void set(int row) {
        if (mask == null) {
            mask = new boolean[rowCount];
        }
        mask[row] = true;
    }

    /** Rows with a null argument, or null if there are none. */
    boolean @Nullable [] argumentMask() {
        return arguments;
    }

    /** All rows that are null, or null if there are none. */
    boolean @Nullable [] mask() {
        return NullMasks.or(arguments, mask);
    }
}
