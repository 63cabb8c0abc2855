package io.virta.time;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

/** A pattern of letters such as {@code yyyy-MM-dd HH:mm:ss.SSS}, as Spark 3 reads it. Immutable, safe for use by several threads. */
public final class DateTimePattern {
    /** What the parse methods return for text that does not match. */
    public static final long INVALID = Long.MIN_VALUE;

    private static final String REFUSED_LETTERS = "YWwuecAnNpB";
    private static final String KNOWN_LETTERS = "GyMLdDqQEFahkKHmsSVzOXxZ";

    private final DateTimeFormatter parser;
    private final DateTimeFormatter printer;
    private final ZoneId zone;

    private DateTimePattern(DateTimeFormatter parser, DateTimeFormatter printer, ZoneId zone) {
        this.parser = parser;
        this.printer = printer;
        this.zone = zone;
    }

    /**
     * A pattern.
     *
     * @param zone the zone of text that names none, and in which timestamps are written
     * @throws VirtaException INVALID_OPTION if it has letters that no field has
     */
    public static DateTimePattern of(String pattern, ZoneId zone) {
        return of(pattern, zone, Locale.US);
    }

    /** A pattern with the names of months and days of a language. */
    public static DateTimePattern of(String pattern, ZoneId zone, Locale locale) {
        try {
            return compile(pattern, zone, locale);
        } catch (IllegalArgumentException e) {
            throw new VirtaException(
                    ErrorCode.INVALID_OPTION,
                    "'" + pattern + "' is not a pattern of a date or time: " + e.getMessage() + ".",
                    "Use letters such as yyyy-MM-dd HH:mm:ss.SSS and quote other letters: 'T'.",
                    "INCONSISTENT_BEHAVIOR_CROSS_VERSION.DATETIME_PATTERN_RECOGNITION",
                    e);
        }
    }

    /**
     * The same for callers that say themselves what is wrong.
     *
     * @throws IllegalArgumentException if it has letters that no field has
     */
    public static DateTimePattern compile(String pattern, ZoneId zone, Locale locale) {
        String letters = withProlepticYears(pattern);
        return new DateTimePattern(build(letters, locale, true), build(letters, locale, false), zone);
    }

    /** The microseconds since 1970 of text, or {@link #INVALID}. Fields that the pattern lacks are 1970, January, the first, midnight. */
    public long parseMicros(String text) {
        try {
            TemporalAccessor parsed = parser.parse(text);
            LocalDateTime local = LocalDateTime.of(date(parsed), time(parsed));
            ZoneId named = parsed.query(TemporalQueries.zone());
            Instant instant = local.atZone(named == null ? zone : named).toInstant();
            return micros(instant);
        } catch (DateTimeException | ArithmeticException e) {
            return INVALID;
        }
    }

    /** The same for a timestamp without a zone, as if it were UTC. */
    public long parseMicrosWithoutZone(String text) {
        try {
            TemporalAccessor parsed = parser.parse(text);
            return micros(LocalDateTime.of(date(parsed), time(parsed)).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException | ArithmeticException e) {
            return INVALID;
        }
    }

    /** The days since 1970 of text, or {@link #INVALID}. */
    public long parseDays(String text) {
        try {
            return date(parser.parse(text)).toEpochDay();
        } catch (DateTimeException | ArithmeticException e) {
            return INVALID;
        }
    }

    /** A timestamp in the pattern's zone. */
    public String formatMicros(long micros) {
        return printer.format(instant(micros).atZone(zone));
    }

    /** A timestamp without a zone, given as if it were UTC. */
    public String formatMicrosWithoutZone(long micros) {
        return printer.format(LocalDateTime.ofInstant(instant(micros), ZoneOffset.UTC));
    }

    /** A date; its time is midnight. */
    public String formatDays(int epochDay) {
        return printer.format(LocalDate.ofEpochDay(epochDay).atStartOfDay(zone));
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }

    private static LocalDate date(TemporalAccessor parsed) {
        LocalDate date = parsed.query(TemporalQueries.localDate());
        if (date != null) {
            return date;
        }
        return LocalDate.of(
                field(parsed, ChronoField.YEAR, 1970),
                field(parsed, ChronoField.MONTH_OF_YEAR, 1),
                field(parsed, ChronoField.DAY_OF_MONTH, 1));
    }

    private static LocalTime time(TemporalAccessor parsed) {
        LocalTime time = parsed.query(TemporalQueries.localTime());
        if (time != null) {
            return time;
        }
        int hour = field(parsed, ChronoField.HOUR_OF_DAY, 0);
        if (!parsed.isSupported(ChronoField.HOUR_OF_DAY) && parsed.isSupported(ChronoField.HOUR_OF_AMPM)) {
            hour = parsed.get(ChronoField.HOUR_OF_AMPM) + 12 * field(parsed, ChronoField.AMPM_OF_DAY, 0);
        }
        return LocalTime.of(
                hour,
                field(parsed, ChronoField.MINUTE_OF_HOUR, 0),
                field(parsed, ChronoField.SECOND_OF_MINUTE, 0),
                field(parsed, ChronoField.NANO_OF_SECOND, 0));
    }

    private static int field(TemporalAccessor parsed, ChronoField field, int defaultValue) {
        return parsed.isSupported(field) ? parsed.get(field) : defaultValue;
    }

    private static DateTimeFormatter build(String pattern, Locale locale, boolean parsing) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
        int from = 0;
        if (parsing) {
            // when reading, a fraction may have fewer digits than the pattern
            for (int at = unquoted(pattern, 'S', 0); at >= 0; at = unquoted(pattern, 'S', from)) {
                int end = at;
                while (end < pattern.length() && pattern.charAt(end) == 'S') {
                    end++;
                }
                appendPattern(builder, pattern.substring(from, at));
                builder.appendFraction(ChronoField.NANO_OF_SECOND, 1, end - at, false);
                from = end;
            }
        }
        appendPattern(builder, pattern.substring(from));
        return builder.toFormatter(locale)
                .withChronology(IsoChronology.INSTANCE)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    private static void appendPattern(DateTimeFormatterBuilder builder, String pattern) {
        if (!pattern.isEmpty()) {
            builder.appendPattern(pattern);
        }
    }

    private static int unquoted(String pattern, char letter, int from) {
        boolean quoted = false;
        for (int i = from; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            quoted ^= c == '\'';
            if (!quoted && c == letter) {
                return i;
            }
        }
        return -1;
    }

    /** Refuses letters that have another meaning than users expect, and makes {@code y} a year that may be before 1 unless there is an era. */
    private static String withProlepticYears(String pattern) {
        boolean era = unquoted(pattern, 'G', 0) >= 0;
        StringBuilder letters = new StringBuilder(pattern);
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            quoted ^= c == '\'';
            if (quoted || c == '\'') {
                continue;
            }
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (letter && (REFUSED_LETTERS.indexOf(c) >= 0 || KNOWN_LETTERS.indexOf(c) < 0)) {
                throw new IllegalArgumentException("illegal pattern character: " + c);
            }
            if (c == 'y' && !era) {
                letters.setCharAt(i, 'u');
            }
        }
        return letters.toString();
    }
}
