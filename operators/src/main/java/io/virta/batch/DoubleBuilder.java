package io.virta.batch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Builds Double columns. */
public final class DoubleBuilder extends ColumnBuilder {
    private double[] values = {};

    DoubleBuilder(int expectedRows) {
        super(expectedRows);
    }

    /** Appends a value. */
    public void append(double value) {
        int row = nextRow();
        values[row] = value;
    }

    @Override
    void appendValue(FlatColumn source, int row) {
        append(((DoubleColumn) source).value(row));
    }

    @Override
    void grow(int capacity) {
        values = Arrays.copyOf(values, capacity);
    }

    @Override
    DoubleColumn column(boolean @Nullable [] nullMask, int rows) {
        DoubleColumn column = new DoubleColumn(values, nullMask, rows);
        values = new double[0];
        return column;
    }
}
