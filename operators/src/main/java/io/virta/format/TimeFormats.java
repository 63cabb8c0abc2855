package io.virta.format;

import io.virta.connector.OptionSpec;
import io.virta.connector.Options;
import io.virta.time.DateText;
import io.virta.time.DateTimePattern;
import io.virta.time.TimestampText;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a format reads and writes dates and timestamps: the options {@code timestampFormat}, {@code timestampNTZFormat}, {@code dateFormat}, {@code timeZone} and {@code
 * locale}. A null pattern means the forms of SQL casts when reading and ISO 8601 when writing. Immutable.
 *
 * @param fallback whether text that does not match a pattern is read in the forms of SQL casts
 */
public record TimeFormats(
        ZoneId zone,
        @Nullable DateTimePattern timestamp,
        @Nullable DateTimePattern timestampWithoutZone,
        @Nullable DateTimePattern date,
        boolean fallback) {
    /** The options read by {@link #of}. */
    public static final List<OptionSpec> OPTIONS = List.of(
            new OptionSpec("timestampFormat", "Pattern of timestamps, such as yyyy-MM-dd HH:mm:ss."),
            new OptionSpec("timestampNTZFormat", "Pattern of timestamps without a zone."),
            new OptionSpec("dateFormat", "Pattern of dates, such as dd.MM.yyyy."),
            new OptionSpec("timeZone", "Zone of timestamps that name none; the session's by default."),
            new OptionSpec("locale", "en-US", "Language of the names of months and days."),
            new OptionSpec(
                    "enableDateTimeParsingFallback",
                    "Whether text that does not match the pattern may have the form of a cast; true unless a pattern is set."));

    /** What options say. */
    public static TimeFormats of(Options options, ZoneId sessionZone) {
        ZoneId zone = zone(options.get("timeZone"), sessionZone);
        Locale locale = Locale.forLanguageTag(options.get("locale", "en-US"));
        String timestamp = options.get("timestampFormat");
        String withoutZone = options.get("timestampNTZFormat");
        String date = options.get("dateFormat");
        return new TimeFormats(
                zone,
                timestamp == null ? null : DateTimePattern.of(timestamp, zone, locale),
                withoutZone == null ? null : DateTimePattern.of(withoutZone, zone, locale),
                date == null ? null : DateTimePattern.of(date, zone, locale),
                options.flag("enableDateTimeParsingFallback", timestamp == null && date == null));
    }

    private static ZoneId zone(@Nullable String name, ZoneId sessionZone) {
        if (name == null) {
            return sessionZone;
        }
        try {
            return ZoneId.of(name, ZoneId.SHORT_IDS);
        } catch (DateTimeException e) {
            throw Options.invalid("timeZone", name, "a zone such as UTC, Europe/Helsinki or +02:00");
        }
    }

    /** A reader of dates and timestamps in these forms. */
    public TimeReader reader() {
        return new TimeReader(this);
    }

    /** A timestamp as text. */
    public String formatTimestamp(long micros) {
        if (timestamp != null) {
            return timestamp.formatMicros(micros);
        }
        byte[] text = new byte[TimestampText.MAX_LENGTH];
        return new String(text, 0, TimestampText.writeIso(micros, zone, text, 0), StandardCharsets.US_ASCII);
    }

    /** A timestamp without a zone as text. */
    public String formatTimestampWithoutZone(long micros) {
        if (timestampWithoutZone != null) {
            return timestampWithoutZone.formatMicrosWithoutZone(micros);
        }
        byte[] text = new byte[TimestampText.MAX_LENGTH];
        return new String(text, 0, TimestampText.writeIsoWithoutZone(micros, text, 0), StandardCharsets.US_ASCII);
    }

    /** A date as text. */
    public String formatDate(int epochDay) {
        return date == null ? DateText.format(epochDay) : date.formatDays(epochDay);
    }
}
