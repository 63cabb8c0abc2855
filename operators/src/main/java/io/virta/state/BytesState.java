package io.virta.state;

import io.virta.batch.BytesColumn;
import io.virta.batch.Column;
import io.virta.batch.FlatColumn;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.util.Arrays;

/**
 * State of type string or binary. All values lie in one arena of bytes; a value that outgrows its place moves to the end, and the arena is compacted when half
 * of it is waste. Positions in the arena hold until the next write.
 */
public final class BytesState implements StateColumn {
    private static final int NULL = -1;

    private final int emptyLength;
    private byte[] bytes = new byte[64];
    private int used;
    private int live;
    private int[] starts = new int[Presence.INITIAL_SLOTS];
    private int[] lengths = new int[Presence.INITIAL_SLOTS];

    BytesState(boolean nullable) {
        emptyLength = nullable ? NULL : 0;
        Arrays.fill(lengths, emptyLength);
    }

    /** The arena. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the bytes of a slot start. */
    public int start(int slot) {
        return starts[slot];
    }

    /** How many bytes a slot has, 0 if it is null. */
    public int lengthBytes(int slot) {
        return Math.max(0, lengths[slot]);
    }

    /** Sets a slot to a copy of bytes. */
    public void put(int slot, byte[] source, int from, int count) {
        int start = place(slot, count);
        System.arraycopy(source, from, bytes, start, count);
    }

    /** Sets a slot to {@code count} zeros, and returns where they start. */
    public int putZeros(int slot, int count) {
        int start = place(slot, count);
        Arrays.fill(bytes, start, start + count, (byte) 0);
        return start;
    }

    private int place(int slot, int count) {
        int before = Math.max(0, lengths[slot]);
        live += count - before;
        lengths[slot] = count;
        if (count > before) {
            if (used + (long) count > bytes.length) {
                lengths[slot] = emptyLength;
                makeRoom(count);
                lengths[slot] = count;
            }
            starts[slot] = used;
            used += count;
        }
        return starts[slot];
    }

    private void makeRoom(int count) {
        long needed = (long) live + count;
        if (needed > Integer.MAX_VALUE - 8) {
            throw new VirtaException(
                    ErrorCode.INVALID_OPTION,
                    "The strings of one state column exceed 2 GiB in one shard.",
                    "Raise the number of shards, or set a memory budget for state.");
        }
        boolean isHalfWaste = live < used / 2;
        long length = isHalfWaste && needed <= bytes.length ? bytes.length : Math.max(2L * bytes.length, 2 * needed);
        byte[] roomier = new byte[(int) Math.min(length, Integer.MAX_VALUE - 8)];
        int to = 0;
        for (int slot = 0; slot < lengths.length; slot++) {
            int size = lengths[slot];
            if (size > 0) {
                System.arraycopy(bytes, starts[slot], roomier, to, size);
                starts[slot] = to;
                to += size;
            }
        }
        bytes = roomier;
        used = to;
    }

    @Override
    public void ensureCapacity(int capacity) {
        if (capacity > starts.length) {
            int before = starts.length;
            int length = Presence.grown(before, capacity);
            starts = Arrays.copyOf(starts, length);
            lengths = Arrays.copyOf(lengths, length);
            Arrays.fill(lengths, before, length, emptyLength);
        }
    }

    @Override
    public void clear(int slot) {
        live -= Math.max(0, lengths[slot]);
        lengths[slot] = emptyLength;
    }

    @Override
    public boolean isNull(int slot) {
        return lengths[slot] == NULL;
    }

    @Override
    public BytesColumn gather(int[] slots, int count) {
        int[] offsets = new int[count + 1];
        boolean[] nulls = null;
        for (int i = 0; i < count; i++) {
            int length = lengths[slots[i]];
            if (length == NULL) {
                nulls = nulls == null ? new boolean[count] : nulls;
                nulls[i] = true;
                length = 0;
            }
            offsets[i + 1] = Math.addExact(offsets[i], length);
        }
        byte[] gathered = new byte[offsets[count]];
        for (int i = 0; i < count; i++) {
            System.arraycopy(bytes, starts[slots[i]], gathered, offsets[i], offsets[i + 1] - offsets[i]);
        }
        return new BytesColumn(gathered, offsets, nulls);
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
            BytesColumn texts = (BytesColumn) column;
            put(slot, texts.bytes(), texts.start(row), texts.lengthBytes(row));
        }
    }

    @Override
    public boolean sameValue(int slot, FlatColumn column, int row) {
        boolean isNull = isNull(slot);
        if (isNull || column.isNull(row)) {
            return isNull && column.isNull(row);
        }
        BytesColumn texts = (BytesColumn) column;
        int length = lengths[slot];
        int start = starts[slot];
        int from = texts.start(row);
        return length == texts.lengthBytes(row)
                && Arrays.equals(bytes, start, start + length, texts.bytes(), from, from + length);
    }

    @Override
    public void write(int slot, ByteSink out) {
        out.putInt(lengths[slot]);
        if (lengths[slot] > 0) {
            out.putBytes(bytes, starts[slot], lengths[slot]);
        }
    }

    @Override
    public void read(int slot, ByteSource in) {
        int length = in.getInt();
        if (length == NULL) {
            clear(slot);
        } else {
            put(slot, in.bytes(), in.position(), length);
            in.skip(length);
        }
    }

    @Override
    public long retainedBytes() {
        return bytes.length + 8L * starts.length;
    }
}
