package io.virta.evaluation;

import io.virta.batch.BytesColumn;
import io.virta.time.DateText;
import io.virta.time.TimestampText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes a column of strings piece by piece; a row ends with {@link #endRow} or {@link #endNull}. Used once, by one thread. */
public final class Utf8Writer {
    private static final byte[] MIN_LONG = Long.toString(Long.MIN_VALUE).getBytes(StandardCharsets.US_ASCII);

    private final int[] offsets;
    private byte[] bytes;
    private int size;
    private int rows;
    private boolean @Nullable [] nulls;

    /** A writer of exactly {@code rowCount} rows. */
    public Utf8Writer(int rowCount) {
        this(rowCount, 16 * rowCount);
    }

    /** A writer of exactly {@code rowCount} rows with room for a number of bytes. */
    public Utf8Writer(int rowCount, int expectedBytes) {
        offsets = new int[rowCount + 1];
        bytes = new byte[Math.max(16, expectedBytes)];
    }

    /** Appends a byte. */
    public void put(int value) {
        if (size == bytes.length) {
            reserve(1);
        }
        bytes[size++] = (byte) value;
    }

    /** Appends a range of bytes. */
    public void put(byte[] source, int from, int to) {
        int count = to - from;
        reserve(count);
        System.arraycopy(source, from, bytes, size, count);
        size += count;
    }

    /** Appends bytes. */
    public void put(byte[] source) {
        put(source, 0, source.length);
    }

    /** Appends a row of another column. */
    public void put(Utf8 source, int row) {
        put(source.bytes(), source.start(row), source.end(row));
    }

    /** Appends text. */
    public void put(String text) {
        put(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Appends a character (code point). */
    public void putCodePoint(int point) {
        if (point < 0x80) {
            put(point);
        } else if (point < 0x800) {
            put(0xc0 | point >> 6);
            put(0x80 | point & 0x3f);
        } else {
            if (point < 0x10000) {
                put(0xe0 | point >> 12);
            } else {
                put(0xf0 | point >> 18);
                put(0x80 | point >> 12 & 0x3f);
            }
            put(0x80 | point >> 6 & 0x3f);
            put(0x80 | point & 0x3f);
        }
    }

    /** Appends a number in decimal. */
    public void putLong(long value) {
        if (value == Long.MIN_VALUE) {
            put(MIN_LONG);
            return;
        }
        long rest = Math.abs(value);
        int digits = digits(rest);
        int count = value < 0 ? digits + 1 : digits;
        reserve(count);
        int at = size + count;
        do {
            bytes[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest != 0);
        if (value < 0) {
            bytes[--at] = '-';
        }
        size += count;
    }

    /** Appends a number that is not negative with at least {@code width} digits, filled up with zeros. */
    public void putPadded(long value, int width) {
        for (int i = digits(value); i < width; i++) {
            put('0');
        }
        putLong(value);
    }

    /** Appends a date: {@code 2024-02-29}; years beyond 9999 have a sign. */
    public void putDate(int epochDay) {
        reserve(DateText.MAX_LENGTH);
        size = DateText.write(epochDay, bytes, size);
    }

    /** Appends a wall-clock time: {@code 2024-02-29 13:45:59.123}, the fraction without trailing zeros. */
    public void putTimestamp(long localMicros) {
        reserve(TimestampText.MAX_LENGTH);
        size = TimestampText.writeLocal(localMicros, bytes, size);
    }

    /** How many bytes have been written to all rows. */
    public int position() {
        return size;
    }

    /** Takes back what was written after a position. */
    public void rewind(int position) {
        size = position;
    }

    /** What was written so far, up to {@link #position}. */
    public byte[] buffer() {
        return bytes;
    }

    /** Ends a row. */
    public void endRow() {
        offsets[++rows] = size;
    }

    /** Drops what was written since the last row and ends a row that is null. */
    public void endNull() {
        size = offsets[rows];
        if (nulls == null) {
            nulls = new boolean[offsets.length - 1];
        }
        nulls[rows] = true;
        offsets[++rows] = size;
    }

    /** The rows. */
    public BytesColumn build() {
        byte[] kept = bytes.length - size > size / 2 + 64 ? Arrays.copyOf(bytes, size) : bytes;
        return new BytesColumn(kept, offsets, nulls);
    }

    private static int digits(long value) {
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        return digits;
    }

    private void reserve(int count) {
        if (bytes.length - size < count) {
            long needed = Math.max(2L * bytes.length, (long) size + count);
            if ((long) size + count > Integer.MAX_VALUE - 8) {
                throw new OutOfMemoryError("a column of more than 2 GiB of text");
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(needed, Integer.MAX_VALUE - 8));
        }
    }
}
