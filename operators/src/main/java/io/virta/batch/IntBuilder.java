package io.virta.batch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Builds Int columns. */
public final class IntBuilder extends ColumnBuilder {
    private int[] values = {};

    IntBuilder(int expectedRows) {
        super(expectedRows);
    }

    /** Appends a value. */
    public void append(int value) {
        int row = nextRow();
        values[row] = value;
    }

    @Override
    void appendValue(FlatColumn source, int row) {
        append(((IntColumn) source).value(row));
    }

    @Override
    void grow(int capacity) {
        values = Arrays.copyOf(values, capacity);
    }

    @Override
    IntColumn column(boolean @Nullable [] nullMask, int rows) {
        IntColumn column = new IntColumn(values, nullMask, rows);
        values = new int[0];
        return column;
    }
}
