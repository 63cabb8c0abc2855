package io.virta.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A growing array of bytes; numbers are big-endian, so that unsigned ones sort as their bytes do. Reusable, single-threaded. */
public final class ByteSink {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] bytes = new byte[64];
    private int length;

    /** How many bytes there are. */
    public int length() {
        return length;
    }

    /** Starts over. */
    public void reset() {
        length = 0;
    }

    /** A copy of what was put. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    /** Appends the lowest eight bits. */
    public void putByte(int value) {
        require(1);
        bytes[length++] = (byte) value;
    }

    /** Appends four bytes. */
    public void putInt(int value) {
        require(4);
        INTS.set(bytes, length, value);
        length += 4;
    }

    /** Appends eight bytes. */
    public void putLong(long value) {
        require(8);
        LONGS.set(bytes, length, value);
        length += 8;
    }

    /** Appends a range of bytes. */
    public void putBytes(byte[] source, int from, int count) {
        require(count);
        System.arraycopy(source, from, bytes, length, count);
        length += count;
    }

    private void require(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, more), bytes.length * 2));
        }
    }
}
