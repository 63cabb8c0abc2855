package io.virta.format;

import io.virta.time.DateText;
import io.virta.time.DateTimePattern;
import io.virta.time.TimestampParser;
import io.virta.time.TimestampText;
import io.virta.time.ZoneOffsets;
import java.nio.charset.StandardCharsets;

/** Reads the dates and timestamps of a format. Used by one thread. */
public final class TimeReader {
    private final TimeFormats formats;
    private final TimestampParser parser;

    TimeReader(TimeFormats formats) {
        this.formats = formats;
        this.parser = new TimestampParser(new ZoneOffsets(formats.zone()));
    }

    /** The microseconds of a timestamp, or {@link TimestampText#INVALID}. */
    public long timestamp(byte[] utf8, int from, int to) {
        DateTimePattern pattern = formats.timestamp();
        if (pattern == null) {
            return parser.parse(utf8, from, to);
        }
        long micros = pattern.parseMicros(text(utf8, from, to));
        return micros == DateTimePattern.INVALID && formats.fallback() ? parser.parse(utf8, from, to) : micros;
    }

    /** The microseconds of a timestamp without a zone, or {@link TimestampText#INVALID}; text with a zone is none. */
    public long timestampWithoutZone(byte[] utf8, int from, int to) {
        DateTimePattern pattern = formats.timestampWithoutZone();
        return pattern == null
                ? parser.parseWithoutZone(utf8, from, to, false)
                : pattern.parseMicrosWithoutZone(text(utf8, from, to));
    }

    /** The days of a date, or {@link DateText#INVALID}. */
    public int date(byte[] utf8, int from, int to) {
        DateTimePattern pattern = formats.date();
        if (pattern == null) {
            return parser.parseDate(utf8, from, to);
        }
        long days = pattern.parseDays(text(utf8, from, to));
        if (days == DateTimePattern.INVALID) {
            return formats.fallback() ? parser.parseDate(utf8, from, to) : DateText.INVALID;
        }
        return (int) days;
    }

    private static String text(byte[] utf8, int from, int to) {
        return new String(utf8, from, to - from, StandardCharsets.UTF_8);
    }
}
