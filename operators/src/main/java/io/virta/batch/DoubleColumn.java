package io.virta.batch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Doubles. The array may be longer than the column. */
public record DoubleColumn(double[] values, boolean @Nullable [] nullMask, int length) implements FlatColumn {
    /** A column over as many rows as there are values. */
    public DoubleColumn(double[] values, boolean @Nullable [] nullMask) {
        this(values, nullMask, values.length);
    }

    /** The value of a row; arbitrary if the row is null. */
    public double value(int row) {
        return values[row];
    }

    @Override
    public DoubleColumn gather(int[] rows, int count) {
        double[] gathered = new double[count];
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (row >= 0) {
                gathered[i] = values[row];
            }
        }
        return new DoubleColumn(gathered, NullMasks.gather(nullMask, rows, count), count);
    }

    @Override
    public DoubleColumn slice(int from, int count) {
        return new DoubleColumn(
                Arrays.copyOfRange(values, from, from + count), NullMasks.slice(nullMask, from, count), count);
    }

    @Override
    public long retainedBytes() {
        return 8L * values.length + NullMasks.retainedBytes(nullMask);
    }
}
