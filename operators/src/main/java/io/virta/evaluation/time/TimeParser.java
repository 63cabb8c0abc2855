package io.virta.evaluation.time;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads dates and timestamps as casts from string do: {@code [+-]yyyy[-[m]m[-[d]d]]}, and after a space or {@code T} a time {@code [h]h[:[m]m[:[s]s[.fraction]]]}
 * with an optional zone. A time alone is one of the current day. Used by one thread; results lie in the object until the next text.
 */
public final class TimeParser {
    private static final Pattern SHORT_OFFSET = Pattern.compile("([+-])(\\d{1,2})(?::?(\\d{1,2}))?(?::?(\\d{2}))?");

    private final ZoneOffsets sessionZone;
    private int at;
    private int end;
    private byte[] bytes = {};
    private long micros;
    private int day;
    private boolean zoned;
    private ZoneOffsets lastZone;
    private String lastZoneText = "";

    public TimeParser(ZoneOffsets sessionZone) {
        this.sessionZone = sessionZone;
        this.lastZone = sessionZone;
    }

    /** The day that {@link #parseDate} found. */
    public int day() {
        return day;
    }

    /** The microseconds that {@link #parseTimestamp} found: UTC, or wall-clock time where it was asked to ignore zones. */
    public long micros() {
        return micros;
    }

    /** Whether the bytes are a date, possibly followed by a space or {@code T} and anything. */
    public boolean parseDate(byte[] text, int from, int to) {
        open(text, from, to);
        return readDate() && (at == end || bytes[at] == ' ' || bytes[at] == 'T');
    }

    /**
     * Whether the bytes are a timestamp.
     *
     * @param currentDay the day of a text that has none
     * @param local wall-clock time is wanted; a zone in the text is ignored
     */
    public boolean parseTimestamp(byte[] text, int from, int to, int currentDay, boolean local) {
        open(text, from, to);
        zoned = false;
        long ofDay = 0;
        day = currentDay;
        boolean timeOnly = at < end && bytes[at] == 'T' || isTimeOnly();
        if (!timeOnly && !readDate()) {
            return false;
        }
        if (at < end) {
            if (bytes[at] == ' ' || bytes[at] == 'T') {
                at++;
            } else if (!timeOnly) {
                return false;
            }
            ofDay = readTime();
            if (ofDay < 0) {
                return false;
            }
        }
        long wall = day * CivilDate.MICROS_PER_DAY + ofDay;
        micros = local ? wall : (zoned ? lastZone : sessionZone).toUtc(wall);
        return true;
    }

    private void open(byte[] text, int from, int to) {
        bytes = text;
        at = from;
        end = to;
        while (at < end && isBlank(bytes[at])) {
            at++;
        }
        while (end > at && isBlank(bytes[end - 1])) {
            end--;
        }
    }

    private boolean isTimeOnly() {
        return at + 1 < end && bytes[at + 1] == ':' || at + 2 < end && bytes[at + 2] == ':';
    }

    private boolean readDate() {
        boolean negative = at < end && bytes[at] == '-';
        if (at < end && (bytes[at] == '-' || bytes[at] == '+')) {
            at++;
        }
        int start = at;
        int year = readNumber(7);
        int month = 1;
        int dayOfMonth = 1;
        if (at - start < 4) {
            return false;
        }
        if (at < end && bytes[at] == '-') {
            at++;
            month = readNumber(2);
            if (at < end && bytes[at] == '-') {
                at++;
                dayOfMonth = readNumber(2);
            } else if (at < end) {
                return false;
            }
        } else if (at < end) {
            return false;
        }
        if (!CivilDate.isValid(year, month, dayOfMonth)) {
            return false;
        }
        day = CivilDate.epochDay(negative ? -year : year, month, dayOfMonth);
        return true;
    }

    /** Microseconds of the day, or -1. */
    private long readTime() {
        int hour = readNumber(2);
        int minute = 0;
        int second = 0;
        long fraction = 0;
        if (at < end && bytes[at] == ':') {
            at++;
            minute = readNumber(2);
            if (at < end && bytes[at] == ':') {
                at++;
                second = readNumber(2);
                if (at < end && bytes[at] == '.') {
                    at++;
                    fraction = readFraction();
                }
            }
        }
        if (at < end && !readZone()) {
            return -1;
        }
        boolean valid = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
        return valid ? ((hour * 60L + minute) * 60 + second) * 1_000_000 + fraction : -1;
    }

    private long readFraction() {
        long value = 0;
        int digits = 0;
        while (at < end && isDigit(bytes[at])) {
            if (digits < 6) {
                value = value * 10 + bytes[at] - '0';
                digits++;
            }
            at++;
        }
        for (; digits < 6; digits++) {
            value *= 10;
        }
        return value;
    }

    private boolean readZone() {
        zoned = true;
        String text = new String(bytes, at, end - at, StandardCharsets.UTF_8).trim();
        if (!text.equals(lastZoneText)) {
            try {
                lastZone = new ZoneOffsets(zone(text));
                lastZoneText = text;
            } catch (DateTimeException e) {
                return false;
            }
        }
        return true;
    }

    /**
     * A zone by name, {@code Z}, or offset such as {@code +1:30}.
     *
     * @throws DateTimeException if there is none
     */
    public static ZoneId zone(String text) {
        Matcher offset = SHORT_OFFSET.matcher(text);
        if (offset.matches()) {
            String minutes = offset.group(3) == null ? "0" : offset.group(3);
            String seconds = offset.group(4) == null ? "0" : offset.group(4);
            return ZoneId.of(
                    offset.group(1) + twoDigits(offset.group(2)) + ":" + twoDigits(minutes) + ":" + twoDigits(seconds));
        }
        return ZoneId.of(text, ZoneId.SHORT_IDS);
    }

    private static String twoDigits(String digits) {
        return digits.length() == 1 ? "0" + digits : digits;
    }

    /** A number of at most {@code maxDigits} digits, -1 if there is no digit or there are more. */
    private int readNumber(int maxDigits) {
        int start = at;
        int value = 0;
        while (at < end && isDigit(bytes[at])) {
            if (at - start == maxDigits) {
                return -1;
            }
            value = value * 10 + bytes[at] - '0';
            at++;
        }
        return at == start ? -1 : value;
    }

    private static boolean isDigit(byte value) {
        return value >= '0' && value <= '9';
    }

    private static boolean isBlank(byte value) {
        return value >= 0 && value <= ' ';
    }
}
