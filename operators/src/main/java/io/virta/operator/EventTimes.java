package io.virta.operator;

import io.virta.batch.Column;
import io.virta.batch.LongColumn;
import io.virta.batch.NullMasks;
import io.virta.batch.StructColumn;
import io.virta.error.VirtaException;

/** The event times of rows: a timestamp column, or the ends of a column of windows. */
public final class EventTimes {
    private static final int WINDOW_END = 1;

    private EventTimes() {}

    /** The times of a column in microseconds; a null time says nothing. */
    public static LongColumn of(Column column) {
        if (column.flatten() instanceof LongColumn times) {
            return times;
        } else if (column.flatten() instanceof StructColumn windows
                && windows.field(WINDOW_END).flatten() instanceof LongColumn ends) {
            return new LongColumn(ends.values(), NullMasks.or(ends.nullMask(), windows.nullMask()), ends.length());
        }
        throw VirtaException.internal("Not a column of event times: " + column.getClass());
    }

    /**
     * The rows that are not late: their time is after the watermark or null.
     *
     * @param rows receives their numbers
     * @return how many they are
     */
    public static int notLate(LongColumn times, long watermarkMicros, int[] rows) {
        int count = 0;
        for (int row = 0; row < times.length(); row++) {
            rows[count] = row;
            count += times.value(row) > watermarkMicros || times.isNull(row) ? 1 : 0;
        }
        return count;
    }
}
