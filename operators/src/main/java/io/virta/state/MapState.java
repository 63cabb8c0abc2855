package io.virta.state;

import io.virta.batch.ArrayColumn;
import io.virta.batch.Column;
import io.virta.batch.FlatColumn;
import io.virta.batch.MapColumn;
import io.virta.types.MapType;

/** State of type map: an array of keys and one of values. */
public final class MapState implements StateColumn {
    private final ArrayState keys;
    private final ArrayState values;

    MapState(MapType type, boolean nullable) {
        keys = new ArrayState(type.keyType(), nullable);
        values = new ArrayState(type.valueType(), nullable);
    }

    @Override
    public void ensureCapacity(int capacity) {
        keys.ensureCapacity(capacity);
        values.ensureCapacity(capacity);
    }

    @Override
    public void clear(int slot) {
        keys.clear(slot);
        values.clear(slot);
    }

    @Override
    public boolean isNull(int slot) {
        return keys.isNull(slot);
    }

    @Override
    public MapColumn gather(int[] slots, int count) {
        ArrayColumn gathered = keys.gather(slots, count);
        Column gatheredValues = values.gather(slots, count).elements();
        return new MapColumn(gathered.elements(), gatheredValues, gathered.offsets(), gathered.nullMask());
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
        clear(slot);
        if (!column.isNull(row)) {
            MapColumn maps = (MapColumn) column;
            keys.setElements(slot, maps.keys(), maps.start(row), maps.size(row));
            values.setElements(slot, maps.values(), maps.start(row), maps.size(row));
        }
    }

    @Override
    public boolean sameValue(int slot, FlatColumn column, int row) {
        boolean isNull = isNull(slot);
        if (isNull || column.isNull(row)) {
            return isNull && column.isNull(row);
        }
        MapColumn maps = (MapColumn) column;
        return keys.sameElements(slot, maps.keys(), maps.start(row), maps.size(row))
                && values.sameElements(slot, maps.values(), maps.start(row), maps.size(row));
    }

    @Override
    public void write(int slot, ByteSink out) {
        keys.write(slot, out);
        values.write(slot, out);
    }

    @Override
    public void read(int slot, ByteSource in) {
        keys.read(slot, in);
        values.read(slot, in);
    }

    @Override
    public long retainedBytes() {
        return keys.retainedBytes() + values.retainedBytes();
    }
}
