package io.virta.batch;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Builds columns of strings (UTF-8) and binary values. */
public final class BytesBuilder extends ColumnBuilder {
    private static final byte[] NO_BYTES = {};
    private static final int MIN_BYTES = 64;

    private byte[] bytes = NO_BYTES;
    private int[] offsets = {0};
    private int expectedBytes = MIN_BYTES;
    private int size;

    BytesBuilder(int expectedRows) {
        super(expectedRows);
    }

    /** Appends a copy of a range of bytes. */
    public void append(byte[] source, int from, int count) {
        reserve(count);
        System.arraycopy(source, from, bytes, size, count);
        size += count;
        endRow();
    }

    /** Appends a copy of bytes. */
    public void append(byte[] source) {
        append(source, 0, source.length);
    }

    /** Appends text. Allocates; not for the data path. */
    public void append(String text) {
        append(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Appends characters as UTF-8. A lone surrogate becomes {@code ?}. */
    public void append(char[] text, int from, int count) {
        reserve(3 * count);
        size = Utf8.encode(text, from, count, bytes, size);
        endRow();
    }

    /** Appends characters as UTF-8 that are known to be at most 0x7f. */
    public void appendAscii(char[] text, int from, int count) {
        reserve(count);
        for (int i = 0; i < count; i++) {
            bytes[size + i] = (byte) text[from + i];
        }
        size += count;
        endRow();
    }

    @Override
    public void appendNull() {
        super.appendNull();
        offsets[length] = size;
    }

    @Override
    public void truncate(int rows) {
        super.truncate(rows);
        size = offsets[rows];
    }

    @Override
    void appendValue(FlatColumn source, int row) {
        BytesColumn column = (BytesColumn) source;
        append(column.bytes(), column.start(row), column.lengthBytes(row));
    }

    @Override
    void grow(int capacity) {
        offsets = Arrays.copyOf(offsets, capacity + 1);
    }

    @Override
    BytesColumn column(boolean @Nullable [] nullMask, int rows) {
        byte[] kept = bytes.length - size > bytes.length / 4 ? Arrays.copyOf(bytes, size) : bytes;
        BytesColumn column = new BytesColumn(kept, offsets, nullMask, rows);
        expectedBytes = Math.max(MIN_BYTES, size + size / 8);
        bytes = NO_BYTES;
        offsets = new int[] {0};
        size = 0;
        return column;
    }

    private void endRow() {
        nextRow();
        offsets[length] = size;
    }

    private void reserve(int count) {
        if (bytes.length - size < count) {
            long doubled = Math.max(expectedBytes, 2L * bytes.length);
            long needed = Math.max(doubled, (long) size + count);
            if ((long) size + count > Integer.MAX_VALUE - 8) {
                throw new OutOfMemoryError("a column of more than 2 GiB of text");
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(needed, Integer.MAX_VALUE - 8));
        }
    }
}
