package io.virta.batch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Builds Long columns. */
public final class LongBuilder extends ColumnBuilder {
    private long[] values = {};

    LongBuilder(int expectedRows) {
        super(expectedRows);
    }

    /** Appends a value. */
    public void append(long value) {
        int row = nextRow();
        values[row] = value;
    }

    @Override
    void appendValue(FlatColumn source, int row) {
        append(((LongColumn) source).value(row));
    }

    @Override
    void grow(int capacity) {
        values = Arrays.copyOf(values, capacity);
    }

    @Override
    LongColumn column(boolean @Nullable [] nullMask, int rows) {
        LongColumn column = new LongColumn(values, nullMask, rows);
        values = new long[0];
        return column;
    }
}
