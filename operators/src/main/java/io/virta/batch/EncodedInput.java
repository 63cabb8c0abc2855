package io.virta.batch;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Reads what {@link EncodedOutput} wrote. Never reads beyond its end nor allocates more than what is left can fill. */
final class EncodedInput {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private final int end;
    private int position;

    EncodedInput(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.position = from;
        this.end = end;
    }

    static int intAt(byte[] bytes, int position) {
        return (int) INT.get(bytes, position);
    }

    int remaining() {
        return end - position;
    }

    void skip(int count) {
        need(count);
        position += count;
    }

    int readByte() {
        need(1);
        return bytes[position++];
    }

    int readInt() {
        need(4);
        int value = intAt(bytes, position);
        position += 4;
        return value;
    }

    long readLong() {
        need(8);
        long value = (long) LONG.get(bytes, position);
        position += 8;
        return value;
    }

    /** An int that counts something. */
    int readCount() {
        int count = readInt();
        if (count < 0) {
            throw BatchCodec.damaged("it has a negative count");
        }
        return count;
    }

    byte[] readBytes(int count) {
        need(count);
        position += count;
        return Arrays.copyOfRange(bytes, position - count, position);
    }

    boolean[] readBits(int count) {
        int length = (int) ((count + 7L) / 8);
        need(length);
        boolean[] values = new boolean[count];
        for (int i = 0; i < count; i++) {
            values[i] = (bytes[position + (i >> 3)] >> (i & 7) & 1) != 0;
        }
        position += length;
        return values;
    }

    float[] readFloats(int count) {
        need(4L * count);
        float[] values = new float[count];
        ByteBuffer.wrap(bytes, position, 4 * count)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        position += 4 * count;
        return values;
    }

    double[] readDoubles(int count) {
        need(8L * count);
        double[] values = new double[count];
        ByteBuffer.wrap(bytes, position, 8 * count)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer()
                .get(values);
        position += 8 * count;
        return values;
    }

    int[] readInts(int count) {
        int width = readByte();
        int min = readInt();
        need((long) width * count);
        int[] values = new int[count];
        switch (width) {
            case 0 -> Arrays.fill(values, min);
            case 1 -> {
                for (int i = 0; i < count; i++) {
                    values[i] = min + (bytes[position + i] & 0xff);
                }
            }
            case 2 -> {
                for (int i = 0; i < count; i++) {
                    values[i] = min + ((short) SHORT.get(bytes, position + 2 * i) & 0xffff);
                }
            }
            case 4 -> {
                for (int i = 0; i < count; i++) {
                    values[i] = min + (int) INT.get(bytes, position + 4 * i);
                }
            }
            default -> throw BatchCodec.damaged("it has integers of " + width + " bytes");
        }
        position += width * count;
        return values;
    }

    long[] readLongs(int count) {
        int width = readByte();
        long min = readLong();
        need((long) width * count);
        long[] values = new long[count];
        switch (width) {
            case 0 -> Arrays.fill(values, min);
            case 1 -> {
                for (int i = 0; i < count; i++) {
                    values[i] = min + (bytes[position + i] & 0xff);
                }
            }
            case 2 -> {
                for (int i = 0; i < count; i++) {
                    values[i] = min + ((short) SHORT.get(bytes, position + 2 * i) & 0xffff);
                }
            }
            case 4 -> {
                for (int i = 0; i < count; i++) {
                    values[i] = min + ((int) INT.get(bytes, position + 4 * i) & 0xffff_ffffL);
                }
            }
            case 8 ->
                ByteBuffer.wrap(bytes, position, 8 * count)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asLongBuffer()
                        .get(values);
            default -> throw BatchCodec.damaged("it has integers of " + width + " bytes");
        }
        position += width * count;
        return values;
    }

    private void need(long count) {
        if (count < 0 || count > end - position) {
            throw BatchCodec.damaged("it ends too early");
        }
    }
}
