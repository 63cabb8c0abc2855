package io.virta.connectors.nexmark;

import io.virta.batch.BytesColumn;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A column of texts in the making: pieces are added to the text of a row until it ends. */
final class TextColumn {
    private final int[] offsets;
    private byte[] bytes;
    private int size;
    private int rows;

    TextColumn(int rowCount) {
        offsets = new int[rowCount + 1];
        bytes = new byte[16 * Math.max(1, rowCount)];
    }

    /** A piece that is the same for many rows. */
    static byte[] piece(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    TextColumn add(byte[] piece) {
        ensure(piece.length);
        System.arraycopy(piece, 0, bytes, size, piece.length);
        size += piece.length;
        return this;
    }

    /** Adds a number of at least 0. */
    TextColumn add(long number) {
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        ensure(digits);
        long rest = number;
        for (int place = size + digits - 1; place >= size; place--) {
            bytes[place] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
        return this;
    }

    /** Adds a word of three to seven of the first five letters. */
    TextColumn addWord(long bits) {
        int length = 3 + (int) Long.remainderUnsigned(bits, 5);
        ensure(length);
        long rest = bits >>> 8;
        for (int i = 0; i < length; i++) {
            bytes[size++] = (byte) ('a' + rest % 5);
            rest /= 5;
        }
        return this;
    }

    private void ensure(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }

    /** The text of the row ends here. */
    void end() {
        offsets[++rows] = size;
    }

    BytesColumn build(boolean @Nullable [] nullMask) {
        return new BytesColumn(bytes, offsets, nullMask);
    }
}
