package io.virta.batch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Values of tinyint, smallint, int, date and year-month interval. The array may be longer than the column. */
public record IntColumn(int[] values, boolean @Nullable [] nullMask, int length) implements FlatColumn {
    /** A column over as many rows as there are values. */
    public IntColumn(int[] values, boolean @Nullable [] nullMask) {
        this(values, nullMask, values.length);
    }

    /** The value of a row; arbitrary if the row is null. */
    public int value(int row) {
        return values[row];
    }

    @Override
    public IntColumn gather(int[] rows, int count) {
        int[] gathered = new int[count];
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (row >= 0) {
                gathered[i] = values[row];
            }
        }
        return new IntColumn(gathered, NullMasks.gather(nullMask, rows, count), count);
    }

    @Override
    public IntColumn slice(int from, int count) {
        return new IntColumn(
                Arrays.copyOfRange(values, from, from + count), NullMasks.slice(nullMask, from, count), count);
    }

    @Override
    public long retainedBytes() {
        return 4L * values.length + NullMasks.retainedBytes(nullMask);
    }
}
