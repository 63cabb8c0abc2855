package io.virta.state;

import io.virta.batch.Column;
import io.virta.batch.FlatColumn;
import io.virta.batch.NullColumn;

/** State of type void: every slot is null. */
public final class NullState implements StateColumn {
    NullState() {}

    @Override
    public void ensureCapacity(int capacity) {}

    @Override
    public void clear(int slot) {}

    @Override
    public boolean isNull(int slot) {
        return true;
    }

    @Override
    public NullColumn gather(int[] slots, int count) {
        return new NullColumn(count);
    }

    @Override
    public void scatter(Column values, int[] slots, int count) {}

    @Override
    public void set(int slot, FlatColumn values, int row) {}

    @Override
    public boolean sameValue(int slot, FlatColumn values, int row) {
        return values.isNull(row);
    }

    @Override
    public void write(int slot, ByteSink out) {}

    @Override
    public void read(int slot, ByteSource in) {}

    @Override
    public long retainedBytes() {
        return 0;
    }
}
