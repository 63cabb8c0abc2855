package io.virta.batch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Builds Boolean columns. */
public final class BooleanBuilder extends ColumnBuilder {
    private boolean[] values = {};

    BooleanBuilder(int expectedRows) {
        super(expectedRows);
    }

    /** Appends a value. */
    public void append(boolean value) {
        int row = nextRow();
        values[row] = value;
    }

    @Override
    void appendValue(FlatColumn source, int row) {
        append(((BooleanColumn) source).value(row));
    }

    @Override
    void grow(int capacity) {
        values = Arrays.copyOf(values, capacity);
    }

    @Override
    BooleanColumn column(boolean @Nullable [] nullMask, int rows) {
        BooleanColumn column = new BooleanColumn(values, nullMask, rows);
        values = new boolean[0];
        return column;
    }
}
