package io.virta.evaluation;

import io.virta.batch.Column;
import io.virta.batch.ConstantColumn;
import io.virta.batch.LongColumn;

/** Reads a flat or constant column of 64-bit values by row. */
public final class Longs {
    private final LongColumn column;
    private final int mask;

    private Longs(LongColumn column, int mask) {
        this.column = column;
        this.mask = mask;
    }

    /** A reader of a column. */
    public static Longs of(Column column) {
        return column instanceof ConstantColumn constant
                ? new Longs((LongColumn) constant.value(), 0)
                : new Longs((LongColumn) column.flatten(), -1);
    }

    /** The value of a row; arbitrary if the row is null. */
    public long at(int row) {
        return column.values()[row & mask];
    }

    /** Whether a row is null. */
    public boolean isNull(int row) {
        return column.isNull(row & mask);
    }
}
