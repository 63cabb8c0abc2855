package io.virta.batch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Arrays: row i is the elements from {@code offsets[i]} (inclusive) to {@code offsets[i + 1]} (exclusive). Offsets need not start at 0, so slices share
 * the elements. A null row has no elements.
 */
public record ArrayColumn(Column elements, int[] offsets, boolean @Nullable [] nullMask, int length)
        implements FlatColumn {
    /** A column of {@code offsets.length - 1} rows. */
    public ArrayColumn(Column elements, int[] offsets, boolean @Nullable [] nullMask) {
        this(elements, offsets, nullMask, offsets.length - 1);
    }

    /** The row number of the first element of a row. */
    public int start(int row) {
        return offsets[row];
    }

    /** How many elements a row has. */
    public int size(int row) {
        return offsets[row + 1] - offsets[row];
    }

    @Override
    public ArrayColumn gather(int[] rows, int count) {
        ElementRows gathered = ElementRows.of(offsets, rows, count);
        return new ArrayColumn(
                elements.gather(gathered.elements(), gathered.elements().length),
                gathered.offsets(),
                NullMasks.gather(nullMask, rows, count),
                count);
    }

    @Override
    public ArrayColumn slice(int from, int count) {
        return new ArrayColumn(
                elements,
                Arrays.copyOfRange(offsets, from, from + count + 1),
                NullMasks.slice(nullMask, from, count),
                count);
    }

    @Override
    public long retainedBytes() {
        return elements.retainedBytes() + 4L * offsets.length + NullMasks.retainedBytes(nullMask);
    }
}
