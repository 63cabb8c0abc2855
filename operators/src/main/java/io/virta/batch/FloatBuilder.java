package io.virta.batch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Builds Float columns. */
public final class FloatBuilder extends ColumnBuilder {
    private float[] values = {};

    FloatBuilder(int expectedRows) {
        super(expectedRows);
    }

    /** Appends a value. */
    public void append(float value) {
        int row = nextRow();
        values[row] = value;
    }

    @Override
    void appendValue(FlatColumn source, int row) {
        append(((FloatColumn) source).value(row));
    }

    @Override
    void grow(int capacity) {
        values = Arrays.copyOf(values, capacity);
    }

    @Override
    FloatColumn column(boolean @Nullable [] nullMask, int rows) {
        FloatColumn column = new FloatColumn(values, nullMask, rows);
        values = new float[0];
        return column;
    }
}
