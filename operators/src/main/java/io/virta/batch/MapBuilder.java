package io.virta.batch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Builds map columns: append the entries of a row to {@link #keys} and {@link #values}, then end the row with {@link #append}. */
public final class MapBuilder extends ColumnBuilder {
    private final ColumnBuilder keys;
    private final ColumnBuilder values;
    private int[] offsets = {0};

    MapBuilder(ColumnBuilder keys, ColumnBuilder values, int expectedRows) {
        super(expectedRows);
        this.keys = keys;
        this.values = values;
    }

    /** The builder of the keys. */
    public ColumnBuilder keys() {
        return keys;
    }

    /** The builder of the values. */
    public ColumnBuilder values() {
        return values;
    }

    /** Ends a row that has the entries appended since the row before. */
    public void append() {
        nextRow();
        offsets[length] = keys.length();
    }

    @Override
    public void appendNull() {
        dropEntriesFrom(offsets[length]);
        super.appendNull();
        offsets[length] = keys.length();
    }

    @Override
    public void truncate(int rows) {
        super.truncate(rows);
        dropEntriesFrom(offsets[rows]);
    }

    @Override
    void appendValue(FlatColumn source, int row) {
        MapColumn maps = (MapColumn) source;
        for (int entry = maps.start(row); entry < maps.offsets()[row + 1]; entry++) {
            keys.append(maps.keys(), entry);
            values.append(maps.values(), entry);
        }
        append();
    }

    @Override
    void grow(int capacity) {
        offsets = Arrays.copyOf(offsets, capacity + 1);
    }

    @Override
    MapColumn column(boolean @Nullable [] nullMask, int rows) {
        dropEntriesFrom(offsets[rows]);
        MapColumn column = new MapColumn(keys.build(), values.build(), offsets, nullMask, rows);
        offsets = new int[] {0};
        return column;
    }

    private void dropEntriesFrom(int entry) {
        keys.truncate(entry);
        values.truncate(entry);
    }
}
