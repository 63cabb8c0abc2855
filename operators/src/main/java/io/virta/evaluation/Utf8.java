package io.virta.evaluation;

import io.virta.batch.BytesColumn;
import io.virta.batch.Column;
import io.virta.batch.ConstantColumn;
import java.nio.charset.StandardCharsets;

/** Reads a flat or constant column of strings or bytes by row, and the UTF-8 in it. */
public final class Utf8 {
    private final BytesColumn column;
    private final byte[] bytes;
    private final int[] offsets;
    private final int mask;

    private Utf8(BytesColumn column, int mask) {
        this.column = column;
        this.bytes = column.bytes();
        this.offsets = column.offsets();
        this.mask = mask;
    }

    /** A reader of a column. */
    public static Utf8 of(Column column) {
        return column instanceof ConstantColumn constant
                ? new Utf8((BytesColumn) constant.value(), 0)
                : new Utf8((BytesColumn) column.flatten(), -1);
    }

    /** The bytes of all rows. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the bytes of a row start. */
    public int start(int row) {
        return offsets[row & mask];
    }

    /** Where the bytes of a row end. */
    public int end(int row) {
        return offsets[(row & mask) + 1];
    }

    /** How many bytes a row has. */
    public int length(int row) {
        return end(row) - start(row);
    }

    /** Whether a row is null. */
    public boolean isNull(int row) {
        return column.isNull(row & mask);
    }

    /** A row as text. Allocates. */
    public String string(int row) {
        return new String(bytes, start(row), length(row), StandardCharsets.UTF_8);
    }

    /** Whether all bytes of a row are ASCII. */
    public boolean isAscii(int row) {
        return isAscii(bytes, start(row), end(row));
    }

    /** How many characters (code points) a row has. */
    public int characters(int row) {
        return characters(bytes, start(row), end(row));
    }

    /** Where a row first has the bytes of a row of another column, at or after {@code from}; -1 if nowhere. */
    public int find(int row, Utf8 part, int partRow, int from) {
        return find(bytes, from, end(row), part.bytes, part.start(partRow), part.end(partRow));
    }

    /** Whether a range of bytes is ASCII. */
    public static boolean isAscii(byte[] bytes, int from, int to) {
        int any = 0;
        for (int i = from; i < to; i++) {
            any |= bytes[i];
        }
        return any >= 0;
    }

    /** How many characters a range of bytes has. */
    public static int characters(byte[] bytes, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            if ((bytes[i] & 0xc0) != 0x80) {
                count++;
            }
        }
        return count;
    }

    /** Where the character {@code count} characters after {@code from} starts, at most {@code to}. */
    public static int skip(byte[] bytes, int from, int to, int count) {
        int at = from;
        for (int left = count; left > 0 && at < to; left--) {
            at = next(bytes, at, to);
        }
        return at;
    }

    /** Where the character after the one at {@code at} starts. */
    public static int next(byte[] bytes, int at, int to) {
        int next = at + 1;
        while (next < to && (bytes[next] & 0xc0) == 0x80) {
            next++;
        }
        return next;
    }

    /** Where one range of bytes first contains another, -1 if nowhere. */
    public static int find(byte[] bytes, int from, int to, byte[] part, int partFrom, int partTo) {
        int partLength = partTo - partFrom;
        if (partLength == 0) {
            return from;
        }
        byte first = part[partFrom];
        for (int at = from; at <= to - partLength; at++) {
            if (bytes[at] == first && matches(bytes, at, part, partFrom, partLength)) {
                return at;
            }
        }
        return -1;
    }

    /** Whether the bytes at a place are those of a part. */
    public static boolean matches(byte[] bytes, int at, byte[] part, int partFrom, int partLength) {
        for (int i = 0; i < partLength; i++) {
            if (bytes[at + i] != part[partFrom + i]) {
                return false;
            }
        }
        return true;
    }
}
