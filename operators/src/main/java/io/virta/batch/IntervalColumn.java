package io.virta.batch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Calendar intervals: months, days and microseconds, each kept apart since months and days vary in length. */
public record IntervalColumn(int[] months, int[] days, long[] micros, boolean @Nullable [] nullMask, int length)
        implements FlatColumn {
    /** A column over as many rows as there are months. */
    public IntervalColumn(int[] months, int[] days, long[] micros, boolean @Nullable [] nullMask) {
        this(months, days, micros, nullMask, months.length);
    }

    @Override
    public IntervalColumn gather(int[] rows, int count) {
        int[] gatheredMonths = new int[count];
        int[] gatheredDays = new int[count];
        long[] gatheredMicros = new long[count];
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (row >= 0) {
                gatheredMonths[i] = months[row];
                gatheredDays[i] = days[row];
                gatheredMicros[i] = micros[row];
            }
        }
        return new IntervalColumn(
                gatheredMonths, gatheredDays, gatheredMicros, NullMasks.gather(nullMask, rows, count), count);
    }

    @Override
    public IntervalColumn slice(int from, int count) {
        return new IntervalColumn(
                Arrays.copyOfRange(months, from, from + count),
                Arrays.copyOfRange(days, from, from + count),
                Arrays.copyOfRange(micros, from, from + count),
                NullMasks.slice(nullMask, from, count),
                count);
    }

    @Override
    public long retainedBytes() {
        return 16L * months.length + NullMasks.retainedBytes(nullMask);
    }
}
