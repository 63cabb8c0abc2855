package io.virta.batch;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A growing array of bytes; numbers are little-endian, arrays of integers are packed. */
final class EncodedOutput {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes;
    private int size;

    EncodedOutput(int expectedBytes) {
        bytes = new byte[Math.max(64, expectedBytes)];
    }

    int size() {
        return size;
    }

    /** The array, of which the first {@link #size} bytes are written. */
    byte[] bytes() {
        return bytes;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    void writeByte(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    void writeInt(int value) {
        reserve(4);
        INT.set(bytes, size, value);
        size += 4;
    }

    void writeLong(long value) {
        reserve(8);
        LONG.set(bytes, size, value);
        size += 8;
    }

    void setInt(int position, int value) {
        INT.set(bytes, position, value);
    }

    void writeBytes(byte[] source, int from, int count) {
        reserve(count);
        System.arraycopy(source, from, bytes, size, count);
        size += count;
    }

    /** A bit a row, the first in the lowest bit of the first byte. */
    void writeBits(boolean[] values, int count) {
        int length = (count + 7) / 8;
        reserve(length);
        for (int i = 0; i < count; i++) {
            if ((i & 7) == 0) {
                bytes[size + (i >> 3)] = 0;
            }
            if (values[i]) {
                bytes[size + (i >> 3)] |= (byte) (1 << (i & 7));
            }
        }
        size += length;
    }

    void writeFloats(float[] values, int count) {
        reserve(4L * count);
        little(4L * count).asFloatBuffer().put(values, 0, count);
        size += 4 * count;
    }

    void writeDoubles(double[] values, int count) {
        reserve(8L * count);
        little(8L * count).asDoubleBuffer().put(values, 0, count);
        size += 8 * count;
    }

    /** The width in bytes (0, 1, 2, 4), the least value, and each value's distance from it in so many bytes. */
    void writeInts(int[] values, int count) {
        int min = count == 0 ? 0 : values[0];
        int max = min;
        for (int i = 0; i < count; i++) {
            min = Math.min(min, values[i]);
            max = Math.max(max, values[i]);
        }
        int width = width((long) max - min);
        writeByte(width);
        writeInt(min);
        reserve((long) width * count);
        switch (width) {
            case 0 -> {}
            case 1 -> {
                for (int i = 0; i < count; i++) {
                    bytes[size + i] = (byte) (values[i] - min);
                }
            }
            case 2 -> {
                for (int i = 0; i < count; i++) {
                    SHORT.set(bytes, size + 2 * i, (short) (values[i] - min));
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    INT.set(bytes, size + 4 * i, values[i] - min);
                }
            }
        }
        size += width * count;
    }

    /** The width in bytes (0, 1, 2, 4, 8), the least value, and each value's distance from it in so many bytes; at width 8 the values themselves. */
    void writeLongs(long[] values, int count) {
        long min = count == 0 ? 0 : values[0];
        long max = min;
        for (int i = 0; i < count; i++) {
            min = Math.min(min, values[i]);
            max = Math.max(max, values[i]);
        }
        int width = width(max - min);
        writeByte(width);
        writeLong(min);
        reserve((long) width * count);
        switch (width) {
            case 0 -> {}
            case 1 -> {
                for (int i = 0; i < count; i++) {
                    bytes[size + i] = (byte) (values[i] - min);
                }
            }
            case 2 -> {
                for (int i = 0; i < count; i++) {
                    SHORT.set(bytes, size + 2 * i, (short) (values[i] - min));
                }
            }
            case 4 -> {
                for (int i = 0; i < count; i++) {
                    INT.set(bytes, size + 4 * i, (int) (values[i] - min));
                }
            }
            default -> little(8L * count).asLongBuffer().put(values, 0, count);
        }
        size += width * count;
    }

    /** The bytes that a distance needs; a distance that overflowed is negative and needs eight. */
    private static int width(long distance) {
        if (distance == 0) {
            return 0;
        } else if (distance >>> 8 == 0) {
            return 1;
        } else if (distance >>> 16 == 0) {
            return 2;
        }
        return distance >>> 32 == 0 ? 4 : 8;
    }

    private ByteBuffer little(long count) {
        return ByteBuffer.wrap(bytes, size, (int) count).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void reserve(long count) {
        long needed = size + count;
        if (needed > bytes.length) {
            if (needed > Integer.MAX_VALUE - 8) {
                throw new OutOfMemoryError("an encoded batch of more than 2 GiB");
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, 2L * bytes.length)));
        }
    }
}
