package io.virta.batch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Builds array columns: append the elements of a row to {@link #elements}, then end the row with {@link #append}. */
public final class ArrayBuilder extends ColumnBuilder {
    private final ColumnBuilder elements;
    private int[] offsets = {0};

    ArrayBuilder(ColumnBuilder elements, int expectedRows) {
        super(expectedRows);
        this.elements = elements;
    }

    /** The builder of the elements. */
    public ColumnBuilder elements() {
        return elements;
    }

    /** Ends a row that has the elements appended since the row before. */
    public void append() {
        nextRow();
        offsets[length] = elements.length();
    }

    @Override
    public void appendNull() {
        elements.truncate(offsets[length]);
        super.appendNull();
        offsets[length] = elements.length();
    }

    @Override
    public void truncate(int rows) {
        super.truncate(rows);
        elements.truncate(offsets[rows]);
    }

    @Override
    void appendValue(FlatColumn source, int row) {
        ArrayColumn arrays = (ArrayColumn) source;
        for (int element = arrays.start(row); element < arrays.offsets()[row + 1]; element++) {
            elements.append(arrays.elements(), element);
        }
        append();
    }

    @Override
    void grow(int capacity) {
        offsets = Arrays.copyOf(offsets, capacity + 1);
    }

    @Override
    ArrayColumn column(boolean @Nullable [] nullMask, int rows) {
        elements.truncate(offsets[rows]);
        ArrayColumn column = new ArrayColumn(elements.build(), offsets, nullMask, rows);
        offsets = new int[] {0};
        return column;
    }
}
