package io.virta.batch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Values of bigint, timestamp and day-time interval. The array may be longer than the column. */
public record LongColumn(long[] values, boolean @Nullable [] nullMask, int length) implements FlatColumn {
    /** A column over as many rows as there are values. */
    public LongColumn(long[] values, boolean @Nullable [] nullMask) {
        this(values, nullMask, values.length);
    }

    /** The value of a row; arbitrary if the row is null. */
    public long value(int row) {
        return values[row];
    }

    @Override
    public LongColumn gather(int[] rows, int count) {
        long[] gathered = new long[count];
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (row >= 0) {
                gathered[i] = values[row];
            }
        }
        return new LongColumn(gathered, NullMasks.gather(nullMask, rows, count), count);
    }

    @Override
    public LongColumn slice(int from, int count) {
        return new LongColumn(
                Arrays.copyOfRange(values, from, from + count), NullMasks.slice(nullMask, from, count), count);
    }

    @Override
    public long retainedBytes() {
        return 8L * values.length + NullMasks.retainedBytes(nullMask);
    }
}
