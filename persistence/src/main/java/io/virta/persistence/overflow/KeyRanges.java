package io.virta.persistence.overflow;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Neighbours of keys in unsigned byte order. Stateless. */
final class KeyRanges {
    private KeyRanges() {}

    /** The least key that is greater than all keys with {@code prefix}; null if there is none, the prefix being all 0xFF or empty. */
    static byte @Nullable [] endOfPrefix(byte[] prefix) {
        int length = prefix.length;
        while (length > 0 && prefix[length - 1] == (byte) 0xFF) {
            length--;
        }
        if (length == 0) {
            return null;
        }
        byte[] end = Arrays.copyOf(prefix, length);
        end[length - 1]++;
        return end;
    }

    /** The least key that is greater than {@code key}. */
    static byte[] next(byte[] key) {
        return Arrays.copyOf(key, key.length + 1);
    }
}
