package io.virta.state;

import io.virta.batch.Column;
import io.virta.batch.FlatColumn;
import io.virta.batch.StructColumn;
import io.virta.types.StructType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** State of type struct: a state column per field. */
public final class StructState implements StateColumn {
    private final StateColumn[] fields;
    private boolean @Nullable [] present;
    private int capacity = Presence.INITIAL_SLOTS;

    StructState(StructType type, boolean nullable) {
        fields = new StateColumn[type.size()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = StateColumn.of(type.typeAt(i), true);
        }
        present = Presence.create(nullable);
    }

    @Override
    public void ensureCapacity(int needed) {
        if (needed > capacity) {
            capacity = Presence.grown(capacity, needed);
            for (StateColumn field : fields) {
                field.ensureCapacity(capacity);
            }
            present = present == null ? null : Arrays.copyOf(present, capacity);
        }
    }

    @Override
    public void clear(int slot) {
        for (StateColumn field : fields) {
            field.clear(slot);
        }
        if (present != null) {
            present[slot] = false;
        }
    }

    @Override
    public boolean isNull(int slot) {
        return present != null && !present[slot];
    }

    @Override
    public StructColumn gather(int[] slots, int count) {
        Column[] gathered = new Column[fields.length];
        for (int i = 0; i < fields.length; i++) {
            gathered[i] = fields[i].gather(slots, count);
        }
        return new StructColumn(List.of(gathered), Presence.nullMask(present, slots, count), count);
    }

    @Override
    public void scatter(Column column, int[] slots, int count) {
        StructColumn structs = (StructColumn) column.flatten();
        for (int field = 0; field < fields.length; field++) {
            fields[field].scatter(structs.field(field), slots, count);
        }
        for (int i = 0; i < count; i++) {
            if (slots[i] >= 0) {
                if (structs.isNull(i)) {
                    clear(slots[i]);
                } else if (present != null) {
                    present[slots[i]] = true;
                }
            }
        }
    }

    @Override
    public void set(int slot, FlatColumn column, int row) {
        if (column.isNull(row)) {
            clear(slot);
            return;
        }
        StructColumn structs = (StructColumn) column;
        for (int field = 0; field < fields.length; field++) {
            Column values = structs.field(field);
            if (values instanceof FlatColumn flat) {
                fields[field].set(slot, flat, row);
            } else {
                fields[field].set(slot, values.slice(row, 1).flatten(), 0);
            }
        }
        if (present != null) {
            present[slot] = true;
        }
    }

    @Override
    public boolean sameValue(int slot, FlatColumn column, int row) {
        boolean isNull = isNull(slot);
        if (isNull || column.isNull(row)) {
            return isNull && column.isNull(row);
        }
        StructColumn structs = (StructColumn) column;
        for (int field = 0; field < fields.length; field++) {
            Column values = structs.field(field);
            boolean isSame = values instanceof FlatColumn flat
                    ? fields[field].sameValue(slot, flat, row)
                    : fields[field].sameValue(slot, values.slice(row, 1).flatten(), 0);
            if (!isSame) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void write(int slot, ByteSink out) {
        out.putByte(isNull(slot) ? 0 : 1);
        if (!isNull(slot)) {
            for (StateColumn field : fields) {
                field.write(slot, out);
            }
        }
    }

    @Override
    public void read(int slot, ByteSource in) {
        if (in.getByte() == 0) {
            clear(slot);
            return;
        }
        for (StateColumn field : fields) {
            field.read(slot, in);
        }
        if (present != null) {
            present[slot] = true;
        }
    }

    @Override
    public long retainedBytes() {
        long total = Presence.retainedBytes(present);
        for (StateColumn field : fields) {
            total += field.retainedBytes();
        }
        return total;
    }
}
