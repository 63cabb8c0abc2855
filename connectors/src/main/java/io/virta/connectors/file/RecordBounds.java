package io.virta.connectors.file;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Finds where records end: at a separator, or at a line feed, a carriage return, or both. Looks at eight bytes at a time. */
final class RecordBounds {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private final byte[] separator;
    private final boolean anyLineEnd;
    private final long pattern;
    /** The same byte as {@code pattern}, or the carriage return. */
    private final long otherPattern;

    /**
     * @param separator what separates records, or null for line ends of any system
     */
    RecordBounds(byte @Nullable [] separator) {
        this.anyLineEnd = separator == null;
        this.separator = separator == null ? new byte[] {'\n'} : separator;
        this.pattern = (this.separator[0] & 0xffL) * LOW_BITS;
        this.otherPattern = anyLineEnd ? '\r' * LOW_BITS : pattern;
    }

    int separatorLength() {
        return separator.length;
    }

    /** Where the last byte of line end, or the separator, of the record that starts at {@code from} starts, or -1 if there is none that is whole before {@code to}. */
    int find(byte[] bytes, int from, int to) {
        int at = findFirstByte(bytes, from, to);
        while (at >= 0 && !isSeparator(bytes, at, to)) {
            at = findFirstByte(bytes, at + 1, to);
        }
        return at;
    }

    /** From where to search again, once more bytes follow the {@code to} that were searched in vain. */
    int searchAgainFrom(int from, int to) {
        return Math.max(from, to - Math.max(1, separator.length - 1));
    }

    /** Where the record's own bytes end: before a carriage return at its end, where line ends of any system separate. */
    int trim(byte[] bytes, int from, int end) {
        return anyLineEnd && end > from && bytes[end - 1] == '\r' ? end - 1 : end;
    }

    private boolean isSeparator(byte[] bytes, int at, int to) {
        if (to - at < separator.length) {
            return false;
        }
        if (anyLineEnd) {
            return bytes[at] == '\n' || (at + 1 < to && bytes[at + 1] != '\n');
        }
        for (int i = 1; i < separator.length; i++) {
            if (bytes[at + i] != separator[i]) {
                return false;
            }
        }
        return true;
    }

    private int findFirstByte(byte[] bytes, int from, int to) {
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long eight = (long) LONG.get(bytes, at);
            long differences = eight ^ pattern;
            long others = eight ^ otherPattern;
            long zeros = ((differences - LOW_BITS) & ~differences | (others - LOW_BITS) & ~others) & HIGH_BITS;
            if (zeros != 0) {
                return at + (Long.numberOfTrailingZeros(zeros) >> 3);
            }
        }
        byte first = (byte) pattern;
        byte other = (byte) otherPattern;
        for (; at < to; at++) {
            if (bytes[at] == first || bytes[at] == other) {
                return at;
            }
        }
        return -1;
    }
}
