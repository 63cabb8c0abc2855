package io.virta.batch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Builds columns of calendar intervals. */
public final class IntervalBuilder extends ColumnBuilder {
    private int[] months = {};
    private int[] days = {};
    private long[] micros = {};

    IntervalBuilder(int expectedRows) {
        super(expectedRows);
    }

    /** Appends an interval. */
    public void append(int monthCount, int dayCount, long microCount) {
        int row = nextRow();
        months[row] = monthCount;
        days[row] = dayCount;
        micros[row] = microCount;
    }

    @Override
    void appendValue(FlatColumn source, int row) {
        IntervalColumn intervals = (IntervalColumn) source;
        append(intervals.months()[row], intervals.days()[row], intervals.micros()[row]);
    }

    @Override
    void grow(int capacity) {
        months = Arrays.copyOf(months, capacity);
        days = Arrays.copyOf(days, capacity);
        micros = Arrays.copyOf(micros, capacity);
    }

    @Override
    IntervalColumn column(boolean @Nullable [] nullMask, int rows) {
        IntervalColumn column = new IntervalColumn(months, days, micros, nullMask, rows);
        months = new int[0];
        days = new int[0];
        micros = new long[0];
        return column;
    }
}
