package io.virta.evaluation;

import io.virta.batch.Column;
import io.virta.batch.ConstantColumn;
import io.virta.batch.IntColumn;

/** Reads a flat or constant column of 32-bit values by row. */
public final class Ints {
    private final IntColumn column;
    private final int mask;

    private Ints(IntColumn column, int mask) {
        this.column = column;
        this.mask = mask;
    }

    /** A reader of a column. */
    public static Ints of(Column column) {
        return column instanceof ConstantColumn constant
                ? new Ints((IntColumn) constant.value(), 0)
                : new Ints((IntColumn) column.flatten(), -1);
    }

    /** The value of a row; arbitrary if the row is null. */
    public int at(int row) {
        return column.values()[row & mask];
    }

    /** Whether a row is null. */
    public boolean isNull(int row) {
        return column.isNull(row & mask);
    }
}
