package io.virta.batch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Maps: row i has the entries from {@code offsets[i]} (inclusive) to {@code offsets[i + 1]} (exclusive) of keys and values, in insertion order. Keys are
 * never null. Offsets need not start at 0. A null row has no entries.
 */
public record MapColumn(Column keys, Column values, int[] offsets, boolean @Nullable [] nullMask, int length)
        implements FlatColumn {
    /** A column of {@code offsets.length - 1} rows. */
    public MapColumn(Column keys, Column values, int[] offsets, boolean @Nullable [] nullMask) {
        this(keys, values, offsets, nullMask, offsets.length - 1);
    }

    /** The row number of the first entry of a row. */
    public int start(int row) {
        return offsets[row];
    }

    /** How many entries a row has. */
    public int size(int row) {
        return offsets[row + 1] - offsets[row];
    }

    @Override
    public MapColumn gather(int[] rows, int count) {
        ElementRows gathered = ElementRows.of(offsets, rows, count);
        return new MapColumn(
                keys.gather(gathered.elements(), gathered.elements().length),
                values.gather(gathered.elements(), gathered.elements().length),
                gathered.offsets(),
                NullMasks.gather(nullMask, rows, count),
                count);
    }

    @Override
    public MapColumn slice(int from, int count) {
        return new MapColumn(
                keys,
                values,
                Arrays.copyOfRange(offsets, from, from + count + 1),
                NullMasks.slice(nullMask, from, count),
                count);
    }

    @Override
    public long retainedBytes() {
        return keys.retainedBytes() + values.retainedBytes() + 4L * offsets.length + NullMasks.retainedBytes(nullMask);
    }
}
