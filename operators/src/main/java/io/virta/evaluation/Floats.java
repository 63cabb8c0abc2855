package io.virta.evaluation;

import io.virta.batch.Column;
import io.virta.batch.ConstantColumn;
import io.virta.batch.FloatColumn;

/** Reads a flat or constant column of floats by row. */
public final class Floats {
    private final FloatColumn column;
    private final int mask;

    private Floats(FloatColumn column, int mask) {
        this.column = column;
        this.mask = mask;
    }

    /** A reader of a column. */
    public static Floats of(Column column) {
        return column instanceof ConstantColumn constant
                ? new Floats((FloatColumn) constant.value(), 0)
                : new Floats((FloatColumn) column.flatten(), -1);
    }

    /** The value of a row; arbitrary if the row is null. */
    public float at(int row) {
        return column.values()[row & mask];
    }

    /** Whether a row is null. */
    public boolean isNull(int row) {
        return column.isNull(row & mask);
    }
}
