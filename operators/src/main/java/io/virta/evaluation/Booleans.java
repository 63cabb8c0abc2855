package io.virta.evaluation;

import io.virta.batch.BooleanColumn;
import io.virta.batch.Column;
import io.virta.batch.ConstantColumn;

/** Reads a flat or constant column of booleans by row. */
public final class Booleans {
    private final BooleanColumn column;
    private final int mask;

    private Booleans(BooleanColumn column, int mask) {
        this.column = column;
        this.mask = mask;
    }

    /** A reader of a column. */
    public static Booleans of(Column column) {
        return column instanceof ConstantColumn constant
                ? new Booleans((BooleanColumn) constant.value(), 0)
                : new Booleans((BooleanColumn) column.flatten(), -1);
    }

    /** The value of a row; arbitrary if the row is null. */
    public boolean at(int row) {
        return column.values()[row & mask];
    }

    /** Whether a row is null. */
    public boolean isNull(int row) {
        return column.isNull(row & mask);
    }
}
