package io.virta.batch;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Strings (UTF-8) and binary values: row i is the bytes from {@code offsets[i]} (inclusive) to {@code offsets[i + 1]} (exclusive). Offsets need not start
 * at 0, so slices share the bytes. A null row has no bytes.
 */
public record BytesColumn(byte[] bytes, int[] offsets, boolean @Nullable [] nullMask, int length)
        implements FlatColumn {
    /** A column of {@code offsets.length - 1} rows. */
    public BytesColumn(byte[] bytes, int[] offsets, boolean @Nullable [] nullMask) {
        this(bytes, offsets, nullMask, offsets.length - 1);
    }

    /** Where the bytes of a row start. */
    public int start(int row) {
        return offsets[row];
    }

    /** How many bytes a row has. */
    public int lengthBytes(int row) {
        return offsets[row + 1] - offsets[row];
    }

    /** A row as text. Allocates; not for the data path. */
    public String string(int row) {
        return new String(bytes, offsets[row], lengthBytes(row), StandardCharsets.UTF_8);
    }

    /** A copy of the bytes of a row. Allocates; not for the data path. */
    public byte[] copy(int row) {
        return Arrays.copyOfRange(bytes, offsets[row], offsets[row + 1]);
    }

    /** Whether a row has the same bytes as a row of another column. */
    public boolean sameBytes(int row, BytesColumn other, int otherRow) {
        return Arrays.equals(
                bytes,
                offsets[row],
                offsets[row + 1],
                other.bytes,
                other.offsets[otherRow],
                other.offsets[otherRow + 1]);
    }

    @Override
    public BytesColumn gather(int[] rows, int count) {
        int[] gatheredOffsets = new int[count + 1];
        int total = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (row >= 0) {
                total = Math.addExact(total, offsets[row + 1] - offsets[row]);
            }
            gatheredOffsets[i + 1] = total;
        }
        byte[] gathered = new byte[total];
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (row >= 0) {
                System.arraycopy(
                        bytes, offsets[row], gathered, gatheredOffsets[i], gatheredOffsets[i + 1] - gatheredOffsets[i]);
            }
        }
        return new BytesColumn(gathered, gatheredOffsets, NullMasks.gather(nullMask, rows, count), count);
    }

    @Override
    public BytesColumn slice(int from, int count) {
        return new BytesColumn(
                bytes,
                Arrays.copyOfRange(offsets, from, from + count + 1),
                NullMasks.slice(nullMask, from, count),
                count);
    }

    @Override
    public long retainedBytes() {
        return bytes.length + 4L * offsets.length + NullMasks.retainedBytes(nullMask);
    }
}
