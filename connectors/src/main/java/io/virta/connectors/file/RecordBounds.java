package io.virta.connectors.file;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Finds where records end. Looks at eight bytes at a time. */
final class RecordBounds {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private final byte[] separator;
    private final boolean anyLineEnd;
    private final long pattern;

    /**
     * @param separator what separates records, or null for line ends of any system
     */
    RecordBounds(byte @Nullable [] separator) {
        this.anyLineEnd = separator == null;
        this.separator = separator == null ? new byte[] {'\n'} : separator;
        this.pattern = (this.separator[0] & 0xffL) * LOW_BITS;
    }

    int separatorLength() {
        return separator.length;
    }

    /** Where the separator of the record that starts at {@code from} starts, or -1 if there is none before {@code to}. */
    int find(byte[] bytes, int from, int to) {
        int at = findFirstByte(bytes, from, to);
        while (at >= 0 && !isSeparator(bytes, at, to)) {
            at = findFirstByte(bytes, at + 1, to);
        }
        return at;
    }

    /** Where the record's own bytes end: before a carriage return at its end, where line ends of any system separate. */
    int trim(byte[] bytes, int from, int end) {
        return anyLineEnd && end > from && bytes[end - 1] == '\r' ? end - 1 : end;
    }

    private boolean isSeparator(byte[] bytes, int at, int to) {
        if (to - at < separator.length) {
            return false;
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
            long differences = (long) LONG.get(bytes, at) ^ pattern;
            long zeros = (differences - LOW_BITS) & ~differences & HIGH_BITS;
            if (zeros != 0) {
                return at + (Long.numberOfTrailingZeros(zeros) >> 3);
            }
        }
        byte first = separator[0];
        for (; at < to; at++) {
            if (bytes[at] == first) {
                return at;
            }
        }
        return -1;
    }
}
