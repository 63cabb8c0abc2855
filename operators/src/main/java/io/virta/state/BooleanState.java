package io.virta.state;

import io.virta.batch.BooleanColumn;
import io.virta.batch.Column;
import io.virta.batch.FlatColumn;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** State of type boolean. */
public final class BooleanState implements StateColumn {
    private boolean[] values = new boolean[Presence.INITIAL_SLOTS];
    private boolean @Nullable [] present;

    BooleanState(boolean nullable) {
        present = Presence.create(nullable);
    }

    /** The value of each slot; false where the slot is null. */
    public boolean[] values() {
        return values;
    }

    /** True where a slot has a value; null if every slot has. */
    public boolean @Nullable [] present() {
        return present;
    }

    /** Sets a slot. */
    public void put(int slot, boolean value) {
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
        values[slot] = false;
        if (present != null) {
            present[slot] = false;
        }
    }

    @Override
    public void clear(int[] slots, int count) {
        for (int i = 0; i < count; i++) {
            values[slots[i]] = false;
        }
        if (present != null) {
            for (int i = 0; i < count; i++) {
                present[slots[i]] = false;
            }
        }
    }

    @Override
    public void clear(int from, int to) {
        Arrays.fill(values, from, to, false);
        if (present != null) {
            Arrays.fill(present, from, to, false);
        }
    }

    @Override
    public boolean isNull(int slot) {
        return present != null && !present[slot];
    }

    @Override
    public BooleanColumn gather(int[] slots, int count) {
        boolean[] gathered = new boolean[count];
        for (int i = 0; i < count; i++) {
            gathered[i] = values[slots[i]];
        }
        return new BooleanColumn(gathered, Presence.nullMask(present, slots, count));
    }

    @Override
    public void scatter(Column column, int[] slots, int count) {
        FlatColumn flat = column.flatten();
        if (present == null && !flat.mayHaveNulls()) {
            boolean[] from = ((BooleanColumn) flat).values();
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
            clear(slot);
        } else {
            put(slot, ((BooleanColumn) column).value(row));
        }
    }

    @Override
    public boolean sameValue(int slot, FlatColumn column, int row) {
        boolean isNull = isNull(slot);
        if (isNull || column.isNull(row)) {
            return isNull && column.isNull(row);
        }
        return values[slot] == ((BooleanColumn) column).value(row);
    }

    @Override
    public void write(int slot, ByteSink out) {
        out.putByte(isNull(slot) ? 0 : 1);
        if (!isNull(slot)) {
            out.putByte(values[slot] ? 1 : 0);
        }
    }

    @Override
    public void read(int slot, ByteSource in) {
        if (in.getByte() == 0) {
            clear(slot);
        } else {
            put(slot, in.getByte() != 0);
        }
    }

    @Override
    public long retainedBytes() {
        return 1L * values.length + Presence.retainedBytes(present);
    }
}
