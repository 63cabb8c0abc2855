package io.virta.evaluation.cast;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads numbers and booleans of UTF-8 bytes, blanks around them left out. Results lie in the object until the next text. Used by one thread. */
public final class NumberText {
    private static final double[] POWERS_OF_TEN = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final long MAX_EXACT = 1L << 53;

    private long longValue;
    private double doubleValue;

    /** What {@link #parseLong} found. */
    public long longValue() {
        return longValue;
    }

    /** What {@link #parseDouble} or {@link #parseFloat} found. */
    public double doubleValue() {
        return doubleValue;
    }

    /** Whether the text is a whole number that fits into 64 bits; a fraction of digits is cut off. */
    public boolean parseLong(byte[] bytes, int from, int to) {
        int at = skipBlanks(bytes, from, to);
        int end = dropBlanks(bytes, at, to);
        longValue = 0;
        if (at == end) {
            return false;
        }
        boolean negative = bytes[at] == '-';
        if (negative || bytes[at] == '+') {
            at++;
            if (at == end) {
                return false;
            }
        }
        long value = 0;
        for (; at < end && bytes[at] != '.'; at++) {
            int digit = bytes[at] - '0';
            // Counts downwards, since the least number has no positive counterpart.
            if (digit < 0 || digit > 9 || value < Long.MIN_VALUE / 10 || value * 10 < Long.MIN_VALUE + digit) {
                return false;
            }
            value = value * 10 - digit;
        }
        for (at++; at < end; at++) {
            if (bytes[at] < '0' || bytes[at] > '9') {
                return false;
            }
        }
        if (!negative && value == Long.MIN_VALUE) {
            return false;
        }
        longValue = negative ? value : -value;
        return true;
    }

    /** Whether the text is a number, {@code NaN} or {@code [+-]Inf[inity]}. */
    public boolean parseDouble(byte[] bytes, int from, int to) {
        int at = skipBlanks(bytes, from, to);
        int end = dropBlanks(bytes, at, to);
        if (parseSimple(bytes, at, end)) {
            return true;
        }
        String text = new String(bytes, at, end - at, StandardCharsets.UTF_8);
        try {
            doubleValue = Double.parseDouble(text);
            return true;
        } catch (NumberFormatException e) {
            return parseSpecial(text);
        }
    }

    /** As {@link #parseDouble}, rounded to the nearest float. */
    public boolean parseFloat(byte[] bytes, int from, int to) {
        int at = skipBlanks(bytes, from, to);
        int end = dropBlanks(bytes, at, to);
        String text = new String(bytes, at, end - at, StandardCharsets.UTF_8);
        try {
            doubleValue = Float.parseFloat(text);
            return true;
        } catch (NumberFormatException e) {
            return parseSpecial(text);
        }
    }

    /** 1 for true, 0 for false, -1 for neither. */
    public static int parseBoolean(byte[] bytes, int from, int to) {
        int at = skipBlanks(bytes, from, to);
        int end = dropBlanks(bytes, at, to);
        if (end - at > 5) {
            return -1;
        }
        return switch (new String(bytes, at, end - at, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT)) {
            case "t", "true", "y", "yes", "1" -> 1;
            case "f", "false", "n", "no", "0" -> 0;
            default -> -1;
        };
    }

    /** Plain decimals whose digits and power of ten are exact doubles, so that one division rounds correctly. */
    private boolean parseSimple(byte[] bytes, int from, int end) {
        int at = from;
        boolean negative = at < end && bytes[at] == '-';
        if (negative) {
            at++;
        }
        long digits = 0;
        int point = -1;
        int first = at;
        for (; at < end; at++) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9 && digits < MAX_EXACT / 10) {
                digits = digits * 10 + digit;
            } else if (bytes[at] == '.' && point < 0) {
                point = at;
            } else {
                return false;
            }
        }
        int count = end - first - (point < 0 ? 0 : 1);
        int decimals = point < 0 ? 0 : end - point - 1;
        if (count == 0 || decimals >= POWERS_OF_TEN.length) {
            return false;
        }
        double value = digits / POWERS_OF_TEN[decimals];
        doubleValue = negative ? -value : value;
        return true;
    }

    private boolean parseSpecial(String text) {
        switch (text.toLowerCase(Locale.ROOT)) {
            case "inf", "+inf", "infinity", "+infinity" -> doubleValue = Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> doubleValue = Double.NEGATIVE_INFINITY;
            case "nan" -> doubleValue = Double.NaN;
            default -> {
                return false;
            }
        }
        return true;
    }

    private static int skipBlanks(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= 0 && bytes[at] <= ' ') {
            at++;
        }
        return at;
    }

    private static int dropBlanks(byte[] bytes, int from, int to) {
        int end = to;
        while (end > from && bytes[end - 1] >= 0 && bytes[end - 1] <= ' ') {
            end--;
        }
        return end;
    }
}
