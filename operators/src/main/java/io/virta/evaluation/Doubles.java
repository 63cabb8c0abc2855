package io.virta.evaluation;

import io.virta.batch.Column;
import io.virta.batch.ConstantColumn;
import io.virta.batch.DoubleColumn;

/** Reads a flat or constant column of doubles by row. */
public final class Doubles {
    private final DoubleColumn column;
    private final int mask;

    private Doubles(DoubleColumn column, int mask) {
        this.column = column;
        this.mask = mask;
    }

    /** A reader of a column. */
    public static Doubles of(Column column) {
        return column instanceof ConstantColumn constant
                ? new Doubles((DoubleColumn) constant.value(), 0)
                : new Doubles((DoubleColumn) column.flatten(), -1);
    }

    /** The value of a row; arbitrary if the row is null. */
    public double at(int row) {
        return column.values()[row & mask];
    }

    /** Whether a row is null. */
    public boolean isNull(int row) {
        return column.isNull(row & mask);
    }
}
