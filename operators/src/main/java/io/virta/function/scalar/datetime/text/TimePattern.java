package io.virta.function.scalar.datetime.text;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.time.DateTimePattern;
import java.text.ParsePosition;
import java.text.SimpleDateFormat;
import java.time.ZoneId;
import java.util.Locale;

/** A {@link DateTimePattern} as functions use it: text that Spark before 3.0 would have read another way is refused. Used by several threads. */
final class TimePattern {
    /** The pattern of functions that are called without one. */
    static final String DEFAULT = "yyyy-MM-dd HH:mm:ss";

    /** What {@link #parse} returns for text that does not match. */
    static final long INVALID = DateTimePattern.INVALID;

    private final String text;
    private final DateTimePattern pattern;

    private TimePattern(String text, DateTimePattern pattern) {
        this.text = text;
        this.pattern = pattern;
    }

    static TimePattern of(String text, ZoneId zone) {
        try {
            return new TimePattern(text, DateTimePattern.compile(text, zone, Locale.US));
        } catch (IllegalArgumentException e) {
            throw new VirtaException(
                    ErrorCode.INVALID_VALUE,
                    "The datetime pattern '" + text + "' is invalid: " + e.getMessage() + ".",
                    "Use letters such as yyyy, MM, dd, HH, mm, ss, SSS, and quote text with '.",
                    "INVALID_DATETIME_PATTERN",
                    null);
        }
    }

    /** A timestamp as text. */
    String format(long utcMicros) {
        return pattern.formatMicros(utcMicros);
    }

    /**
     * The microseconds of the timestamp of a text, or {@link #INVALID} if it does not match.
     *
     * @throws VirtaException INVALID_VALUE if it matches the pattern in the laxer reading of Spark before 3.0, where null would lose data unnoticed
     */
    long parse(String value) {
        long micros = pattern.parseMicros(value);
        if (micros == INVALID && matchedBefore(value)) {
            throw new VirtaException(
                    ErrorCode.INVALID_VALUE,
                    "'" + value + "' does not match the pattern '" + text + "', but would have before Spark 3.0.",
                    "Write the pattern as the text is, such as d/M/yyyy for single digits.",
                    "INCONSISTENT_BEHAVIOR_CROSS_VERSION.PARSE_DATETIME_BY_NEW_PARSER",
                    null);
        }
        return micros;
    }

    private boolean matchedBefore(String value) {
        try {
            SimpleDateFormat format = new SimpleDateFormat(text, Locale.US);
            format.setLenient(false);
            return format.parse(value, new ParsePosition(0)) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
