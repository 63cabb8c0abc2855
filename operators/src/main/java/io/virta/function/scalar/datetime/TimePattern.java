package io.virta.function.scalar.datetime;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.text.ParsePosition;
import java.text.SimpleDateFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A pattern such as {@code yyyy-MM-dd HH:mm:ss}, with the letters of {@link DateTimeFormatter} but those of weeks. What a pattern does not have is the first
 * month, day, hour and so on. A fraction of a second may have fewer digits than the pattern has {@code S}.
 */
final class TimePattern {
    /** The pattern of functions that are called without one. */
    static final String DEFAULT = "yyyy-MM-dd HH:mm:ss";

    private static final Pattern FRACTION = Pattern.compile("S+");
    private static final Pattern QUOTED = Pattern.compile("'[^']*'");
    private static final long MICROS = 1_000_000;

    private final String text;
    private final ZoneId zone;
    private final DateTimeFormatter writer;
    private final DateTimeFormatter reader;

    private TimePattern(String text, ZoneId zone) {
        this.text = text;
        this.zone = zone;
        String plain = QUOTED.matcher(text).replaceAll("");
        for (char letter : "YWwuecA".toCharArray()) {
            if (plain.indexOf(letter) >= 0) {
                throw invalid(text, "the letter '" + letter + "' is not supported");
            }
        }
        try {
            String years = plain.indexOf('G') >= 0 ? text : text.replace('y', 'u');
            writer = DateTimeFormatter.ofPattern(years, Locale.US).withZone(zone);
            reader = reader(years);
        } catch (IllegalArgumentException e) {
            throw invalid(text, String.valueOf(e.getMessage()));
        }
    }

    static TimePattern of(String text, ZoneId zone) {
        return new TimePattern(text, zone);
    }

    private static VirtaException invalid(String pattern, String reason) {
        return new VirtaException(
                ErrorCode.INVALID_VALUE,
                "The datetime pattern '" + pattern + "' is invalid: " + reason + ".",
                "Use letters such as yyyy, MM, dd, HH, mm, ss, SSS, and quote text with '.",
                "INVALID_DATETIME_PATTERN",
                null);
    }

    private static DateTimeFormatter reader(String pattern) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
        Matcher fraction = FRACTION.matcher(pattern);
        int from = 0;
        while (fraction.find()) {
            if (fraction.start() > from) {
                builder.appendPattern(pattern.substring(from, fraction.start()));
            }
            builder.appendFraction(
                    ChronoField.NANO_OF_SECOND, 1, Math.min(9, fraction.group().length()), false);
            from = fraction.end();
        }
        if (from < pattern.length()) {
            builder.appendPattern(pattern.substring(from));
        }
        return builder.toFormatter(Locale.US).withResolverStyle(ResolverStyle.STRICT);
    }

    /** A timestamp as text. */
    String format(long utcMicros) {
        return writer.format(
                Instant.ofEpochSecond(Math.floorDiv(utcMicros, MICROS), Math.floorMod(utcMicros, MICROS) * 1000));
    }

    /**
     * The timestamp of a text, or null if it does not match.
     *
     * @throws VirtaException INVALID_VALUE if it matches the pattern in the laxer reading of Spark before 3.0, where null would lose data unnoticed
     */
    @Nullable Long parse(String value) {
        try {
            return micros(reader.parse(value));
        } catch (DateTimeException | ArithmeticException e) {
            if (matchedBefore(value)) {
                throw new VirtaException(
                        ErrorCode.INVALID_VALUE,
                        "'" + value + "' does not match the pattern '" + text + "', but would have before Spark 3.0.",
                        "Write the pattern as the text is, such as d/M/yyyy for single digits.",
                        "INCONSISTENT_BEHAVIOR_CROSS_VERSION.PARSE_DATETIME_BY_NEW_PARSER",
                        e);
            }
            return null;
        }
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

    private long micros(TemporalAccessor parsed) {
        LocalTime time = parsed.query(TemporalQueries.localTime());
        if (time == null) {
            time = LocalTime.of(
                    field(parsed, ChronoField.HOUR_OF_DAY, field(parsed, ChronoField.HOUR_OF_AMPM, 0)),
                    field(parsed, ChronoField.MINUTE_OF_HOUR, 0),
                    field(parsed, ChronoField.SECOND_OF_MINUTE, 0),
                    field(parsed, ChronoField.NANO_OF_SECOND, 0));
        }
        LocalDate date = parsed.query(TemporalQueries.localDate());
        if (date == null) {
            date = LocalDate.of(
                    field(parsed, ChronoField.YEAR, field(parsed, ChronoField.YEAR_OF_ERA, 1970)),
                    field(parsed, ChronoField.MONTH_OF_YEAR, 1),
                    field(parsed, ChronoField.DAY_OF_MONTH, 1));
        }
        ZoneId own = parsed.query(TemporalQueries.zone());
        Instant instant = date.atTime(time).atZone(own == null ? zone : own).toInstant();
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), MICROS), instant.getNano() / 1000);
    }

    private static int field(TemporalAccessor parsed, ChronoField field, int missing) {
        return parsed.isSupported(field) ? parsed.get(field) : missing;
    }
}
