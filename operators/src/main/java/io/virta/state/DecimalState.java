package io.virta.state;

import io.virta.batch.Column;
import io.virta.batch.DecimalColumn;
import io.virta.batch.FlatColumn;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** State of type decimal: unscaled 128-bit integers in two halves. */
public final class DecimalState implements StateColumn {
    private long[] low = new long[Presence.INITIAL_SLOTS];
    private long[] high = new long[Presence.INITIAL_SLOTS];
    private boolean @Nullable [] present;

    DecimalState(boolean nullable) {
        present = Presence.create(nullable);
    }

    /** The lower 64 bits of each slot; 0 where the slot is null. */
    public long[] low() {
        return low;
    }

    /** The upper 64 bits of each slot; 0 where the slot is null. */
    public long[] high() {
        return high;
    }

    /** True where a slot has a value; null if every slot has. */
    public boolean @Nullable [] present() {
        return present;
    }

    /** Sets a slot. */
    public void put(int slot, long lowBits, long highBits) {
        low[slot] = lowBits;
        high[slot] = highBits;
        if (present != null) {
            present[slot] = true;
        }
    }

    @Override
    public void ensureCapacity(int capacity) {
        if (capacity > low.length) {
            int length = Presence.grown(low.length, capacity);
            low = Arrays.copyOf(low, length);
            high = Arrays.copyOf(high, length);
            present = present == null ? null : Arrays.copyOf(present, length);
        }
    }

    @Override
    public void clear(int slot) {
        low[slot] = 0;
        high[slot] = 0;
        if (present != null) {
            present[slot] = false;
        }
    }

    @Override
    public boolean isNull(int slot) {
        return present != null && !present[slot];
    }

    @Override
    public DecimalColumn gather(int[] slots, int count) {
        long[] gatheredLow = new long[count];
        long[] gatheredHigh = new long[count];
        boolean isWide = false;
        for (int i = 0; i < count; i++) {
            gatheredLow[i] = low[slots[i]];
            gatheredHigh[i] = high[slots[i]];
            isWide |= gatheredHigh[i] != gatheredLow[i] >> 63;
        }
        return new DecimalColumn(
                gatheredLow, isWide ? gatheredHigh : null, Presence.nullMask(present, slots, count), count);
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
            DecimalColumn decimals = (DecimalColumn) column;
            put(slot, decimals.low()[row], decimals.high(row));
        }
    }

    @Override
    public boolean sameValue(int slot, FlatColumn column, int row) {
        boolean isNull = isNull(slot);
        if (isNull || column.isNull(row)) {
            return isNull && column.isNull(row);
        }
        DecimalColumn decimals = (DecimalColumn) column;
        return low[slot] == decimals.low()[row] && high[slot] == decimals.high(row);
    }

    @Override
    public void write(int slot, ByteSink out) {
        out.putByte(isNull(slot) ? 0 : 1);
        if (!isNull(slot)) {
            out.putLong(low[slot]);
            out.putLong(high[slot]);
        }
    }

    @Override
    public void read(int slot, ByteSource in) {
        if (in.getByte() == 0) {
            clear(slot);
        } else {
            put(slot, in.getLong(), in.getLong());
        }
    }

    @Override
    public long retainedBytes() {
        return 16L * low.length + Presence.retainedBytes(present);
    }
}
