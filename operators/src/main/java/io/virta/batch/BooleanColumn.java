package io.virta.batch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Booleans. The array may be longer than the column. */
public record BooleanColumn(boolean[] values, boolean @Nullable [] nullMask, int length) implements FlatColumn {
    /** A column over as many rows as there are values. */
    public BooleanColumn(boolean[] values, boolean @Nullable [] nullMask) {
        this(values, nullMask, values.length);
    }

    /** The value of a row; arbitrary if the row is null. */
    public boolean value(int row) {
        return values[row];
    }

    @Override
    public BooleanColumn gather(int[] rows, int count) {
        boolean[] gathered = new boolean[count];
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (row >= 0) {
                gathered[i] = values[row];
            }
        }
        return new BooleanColumn(gathered, NullMasks.gather(nullMask, rows, count), count);
    }

    @Override
    public BooleanColumn slice(int from, int count) {
        return new BooleanColumn(
                Arrays.copyOfRange(values, from, from + count), NullMasks.slice(nullMask, from, count), count);
    }

    @Override
    public long retainedBytes() {
        return 1L * values.length + NullMasks.retainedBytes(nullMask);
    }
}
