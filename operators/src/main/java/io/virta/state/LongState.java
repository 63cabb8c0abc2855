package io.virta.state;

import io.virta.batch.Column;
import io.virta.batch.FlatColumn;
import io.virta.batch.LongColumn;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** State of bigint, timestamp and day-time interval. */
public final class LongState implements StateColumn {
    private long[] values = new long[Presence.INITIAL_SLOTS];
    private boolean @Nullable [] present;

    LongState(boolean nullable) {
        present = Presence.create(nullable);
    }

    /** The value of each slot; 0 where the slot is null. */
    public long[] values() {
        return values;
    }

    /** True where a slot has a value; null if every slot has. */
    public boolean @Nullable [] present() {
        return present;
    }

    /** Sets a slot. */
    public void put(int slot, long value) {
        values[slot] = value;
        if (present != null) {
            present[slot] = true;
        }
    }

    @Override
    public void ensureCapacity(int capacity) {
        if (capacity > values.length) {
            int length = Presence.grown(values.length, capacity);
            values = Arrays.copyOf(values, length);
            present = present == null ? null : Arrays.copyOf(present, length);
        }
    }

    @Override
    public void clear(int slot) {
        values[slot] = 0;
        if (present != null) {
            present[slot] = false;
        }
    }

    @Override
    public void clear(int[] slots, int count) {
        for (int i = 0; i < count; i++) {
            values[slots[i]] = 0;
        }
        if (present != null) {
            for (int i = 0; i < count; i++) {
                present[slots[i]] = false;
            }
        }
    }

    @Override
    public void clear(int from, int to) {
        Arrays.fill(values, from, to, 0);
        if (present != null) {
            Arrays.fill(present, from, to, false);
        }
    }

    @Override
    public boolean isNull(int slot) {
        return present != null && !present[slot];
    }

    @Override
    public LongColumn gather(int[] slots, int count) {
        long[] gathered = new long[count];
        for (int i = 0; i < count; i++) {
            gathered[i] = values[slots[i]];
        }
        return new LongColumn(gathered, Presence.nullMask(present, slots, count));
    }

    @Override
    public LongColumn range(int from, int to) {
        return new LongColumn(Arrays.copyOfRange(values, from, to), Presence.nullMask(present, from, to));
    }

    @Override
    public void scatter(Column column, int[] slots, int count) {
        FlatColumn flat = column.flatten();
        if (present == null && !flat.mayHaveNulls()) {
            long[] from = ((LongColumn) flat).values();
            for (int i = 0; i < count; i++) {
                if (slots[i] >= 0) {
                    values[slots[i]] = from[i];
                }
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            if (slots[i] >= 0) {
                set(slots[i], flat, i);
            }
        }
    }

    @Override
    public void set(int slot, FlatColumn column, int row) {
        if (column.isNull(row)) {
            present = Presence.ofAll(present, values.length);
            clear(slot);
        } else {
            put(slot, ((LongColumn) column).value(row));
        }
    }

    @Override
    public boolean sameValue(int slot, FlatColumn column, int row) {
        boolean isNull = isNull(slot);
        if (isNull || column.isNull(row)) {
            return isNull && column.isNull(row);
        }
        return values[slot] == ((LongColumn) column).value(row);
    }

    @Override
    public void write(int slot, ByteSink out) {
        out.putByte(isNull(slot) ? 0 : 1);
        if (!isNull(slot)) {
            out.putLong(values[slot]);
        }
    }

    @Override
    public void read(int slot, ByteSource in) {
        if (in.getByte() == 0) {
            present = Presence.ofAll(present, values.length);
            clear(slot);
        } else {
            put(slot, in.getLong());
        }
    }

    @Override
    public long retainedBytes() {
        return 8L * values.length + Presence.retainedBytes(present);
    }
}
