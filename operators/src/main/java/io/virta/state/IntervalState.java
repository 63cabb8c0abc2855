package io.virta.state;

import io.virta.batch.Column;
import io.virta.batch.FlatColumn;
import io.virta.batch.IntervalColumn;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** State of type calendar interval. */
public final class IntervalState implements StateColumn {
    private int[] months = new int[Presence.INITIAL_SLOTS];
    private int[] days = new int[Presence.INITIAL_SLOTS];
    private long[] micros = new long[Presence.INITIAL_SLOTS];
    private boolean @Nullable [] present;

    IntervalState(boolean nullable) {
        present = Presence.create(nullable);
    }

    private void put(int slot, int month, int day, long micro) {
        months[slot] = month;
        days[slot] = day;
        micros[slot] = micro;
        if (present != null) {
            present[slot] = true;
        }
    }

    @Override
    public void ensureCapacity(int capacity) {
        if (capacity > months.length) {
            int length = Presence.grown(months.length, capacity);
            months = Arrays.copyOf(months, length);
            days = Arrays.copyOf(days, length);
            micros = Arrays.copyOf(micros, length);
            present = present == null ? null : Arrays.copyOf(present, length);
        }
    }

    @Override
    public void clear(int slot) {
        put(slot, 0, 0, 0);
        if (present != null) {
            present[slot] = false;
        }
    }

    @Override
    public boolean isNull(int slot) {
        return present != null && !present[slot];
    }

    @Override
    public IntervalColumn gather(int[] slots, int count) {
        int[] gatheredMonths = new int[count];
        int[] gatheredDays = new int[count];
        long[] gatheredMicros = new long[count];
        for (int i = 0; i < count; i++) {
            gatheredMonths[i] = months[slots[i]];
            gatheredDays[i] = days[slots[i]];
            gatheredMicros[i] = micros[slots[i]];
        }
        boolean[] nulls = Presence.nullMask(present, slots, count);
        return new IntervalColumn(gatheredMonths, gatheredDays, gatheredMicros, nulls);
    }

    @Override
    public void scatter(Column column, int[] slots, int count) {
        FlatColumn flat = column.flatten();
        for (int i = 0; i < count; i++) {
            if (slots[i] >= 0) {
                set(slots[i], flat, i);
            }
        }
    }

    @Override
    public void set(int slot, FlatColumn column, int row) {
        if (column.isNull(row)) {
            clear(slot);
        } else {
            IntervalColumn intervals = (IntervalColumn) column;
            put(slot, intervals.months()[row], intervals.days()[row], intervals.micros()[row]);
        }
    }

    @Override
    public boolean sameValue(int slot, FlatColumn column, int row) {
        boolean isNull = isNull(slot);
        if (isNull || column.isNull(row)) {
            return isNull && column.isNull(row);
        }
        IntervalColumn intervals = (IntervalColumn) column;
        return months[slot] == intervals.months()[row]
                && days[slot] == intervals.days()[row]
                && micros[slot] == intervals.micros()[row];
    }

    @Override
    public void write(int slot, ByteSink out) {
        out.putByte(isNull(slot) ? 0 : 1);
        if (!isNull(slot)) {
            out.putInt(months[slot]);
            out.putInt(days[slot]);
            out.putLong(micros[slot]);
        }
    }

    @Override
    public void read(int slot, ByteSource in) {
        if (in.getByte() == 0) {
            clear(slot);
        } else {
            put(slot, in.getInt(), in.getInt(), in.getLong());
        }
    }

    @Override
    public long retainedBytes() {
        return 16L * months.length + Presence.retainedBytes(present);
    }
}
