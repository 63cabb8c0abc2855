package io.virta.batch;

import org.jspecify.annotations.Nullable;

/** Counts rows that are all null. */
public final class NullBuilder extends ColumnBuilder {
    NullBuilder() {
        super(0);
    }

    @Override
    public void appendNull() {
        length++;
    }

    @Override
    void appendValue(FlatColumn source, int row) {
        appendNull();
    }

    @Override
    void grow(int capacity) {}

    @Override
    NullColumn column(boolean @Nullable [] nullMask, int rows) {
        return new NullColumn(rows);
    }
}
