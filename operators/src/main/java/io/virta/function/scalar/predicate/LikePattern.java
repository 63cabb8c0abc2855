package io.virta.function.scalar.predicate;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.evaluation.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A LIKE pattern over UTF-8: {@code %} is any text, {@code _} any character, after the escape character both are themselves. */
final class LikePattern {
    private static final int ANY_CHARACTER = 1;
    private static final int ANY_TEXT = 2;

    private final byte[] bytes;
    private final byte[] kinds;

    private LikePattern(byte[] bytes, byte[] kinds) {
        this.bytes = bytes;
        this.kinds = kinds;
    }

    static LikePattern of(String pattern, char escape) {
        byte[] bytes = new byte[3 * pattern.length()];
        byte[] kinds = new byte[3 * pattern.length()];
        int size = 0;
        int at = 0;
        while (at < pattern.length()) {
            int point = pattern.codePointAt(at);
            at += Character.charCount(point);
            if (point == escape) {
                if (at == pattern.length()) {
                    throw invalid(pattern);
                }
                point = pattern.codePointAt(at);
                at += Character.charCount(point);
                if (point != '_' && point != '%' && point != escape) {
                    throw invalid(pattern);
                }
            } else if (point == '_' || point == '%') {
                kinds[size++] = (byte) (point == '_' ? ANY_CHARACTER : ANY_TEXT);
                continue;
            }
            for (byte part : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
                bytes[size++] = part;
            }
        }
        return new LikePattern(Arrays.copyOf(bytes, size), Arrays.copyOf(kinds, size));
    }

    private static VirtaException invalid(String pattern) {
        return new VirtaException(
                ErrorCode.INVALID_VALUE,
                "The LIKE pattern '" + pattern
                        + "' is invalid: the escape character must stand before '_', '%' or itself.",
                "Double the escape character, or choose another with ESCAPE.",
                "INVALID_FORMAT.ESC_IN_THE_MIDDLE",
                null);
    }

    /** Whether a range of bytes matches: on a mismatch the last {@code %} takes one character more. */
    boolean matches(byte[] text, int from, int to) {
        int at = from;
        int place = 0;
        int retryPlace = -1;
        int retryAt = 0;
        while (at < to || place < kinds.length) {
            if (place < kinds.length) {
                int kind = kinds[place];
                if (kind == ANY_TEXT) {
                    retryPlace = place++;
                    retryAt = at;
                    continue;
                }
                if (at < to && (kind == ANY_CHARACTER || text[at] == bytes[place])) {
                    at = kind == ANY_CHARACTER ? Utf8.next(text, at, to) : at + 1;
                    place++;
                    continue;
                }
            }
            if (retryPlace < 0 || retryAt >= to) {
                return false;
            }
            retryAt++;
            at = retryAt;
            place = retryPlace + 1;
        }
        return true;
    }
}
