package io.virta.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads what a {@link ByteSink} wrote, front to back. */
public final class ByteSource {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;
    private int position;

    /** Reads from a position on; the array is not copied. */
    public ByteSource(byte[] bytes, int position) {
        this.bytes = bytes;
        this.position = position;
    }

    /** The array read from. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the next byte is. */
    public int position() {
        return position;
    }

    /** The next byte, signed. */
    public byte getByte() {
        return bytes[position++];
    }

    /** The next four bytes. */
    public int getInt() {
        int value = (int) INTS.get(bytes, position);
        position += 4;
        return value;
    }

    /** The next eight bytes. */
    public long getLong() {
        long value = (long) LONGS.get(bytes, position);
        position += 8;
        return value;
    }

    /** Passes over bytes, which are read through {@link #bytes}. */
    public void skip(int count) {
        position += count;
    }
}
