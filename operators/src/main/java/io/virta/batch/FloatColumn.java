package io.virta.batch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Floats. The array may be longer than the column. */
public record FloatColumn(float[] values, boolean @Nullable [] nullMask, int length) implements FlatColumn {
    /** A column over as many rows as there are values. */
    public FloatColumn(float[] values, boolean @Nullable [] nullMask) {
        this(values, nullMask, values.length);
    }

    /** The value of a row; arbitrary if the row is null. */
    public float value(int row) {
        return values[row];
    }

    @Override
    public FloatColumn gather(int[] rows, int count) {
        float[] gathered = new float[count];
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (row >= 0) {
                gathered[i] = values[row];
            }
        }
        return new FloatColumn(gathered, NullMasks.gather(nullMask, rows, count), count);
    }

    @Override
    public FloatColumn slice(int from, int count) {
        return new FloatColumn(
                Arrays.copyOfRange(values, from, from + count), NullMasks.slice(nullMask, from, count), count);
    }

    @Override
    public long retainedBytes() {
        return 4L * values.length + NullMasks.retainedBytes(nullMask);
    }
}
