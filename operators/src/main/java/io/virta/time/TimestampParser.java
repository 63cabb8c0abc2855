package io.virta.time;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates and timestamps as casts from string do: {@code 2024-01-31 10:00:00.5}, also with {@code T} and a zone. Makes no object per text, and remembers the last
 * zone that one named. Used by one thread.
 */
public final class TimestampParser {
    private static final Pattern ONE_DIGIT_HOUR = Pattern.compile("([+-])(\\d):");
    private static final Pattern ONE_DIGIT_MINUTE = Pattern.compile("([+-])(\\d\\d):(\\d)$");

    private static final long SECONDS_PER_DAY = 86_400;
    private static final long MICROS_PER_SECOND = 1_000_000;

    private final DateTimeScanner text = new DateTimeScanner();
    private final ZoneOffsets sessionZone;
    private ZoneOffsets lastZone;
    private String lastZoneText = "";

    /** A parser of texts that mean a zone's wall clock where they name no other zone. */
    public TimestampParser(ZoneOffsets sessionZone) {
        this.sessionZone = sessionZone;
        this.lastZone = sessionZone;
    }

    /** The days since 1970, or {@link DateText#INVALID}. */
    public int parseDate(byte[] utf8, int from, int to) {
        return DateText.parse(text, utf8, from, to);
    }

    /**
     * The microseconds since 1970 of a date, optionally followed by a space or {@code T} and {@code [h]h[:[m]m[:[s]s[.fraction][zone]]]}. Digits of the fraction beyond
     * the sixth are cut off, white space around is ignored.
     *
     * @return {@link TimestampText#INVALID} for any other text and for times that do not exist
     */
    public long parse(byte[] utf8, int from, int to) {
        return text.readTimestamp(utf8, from, to) && text.dateParts > 0 ? toUtc(zone(), 0) : TimestampText.INVALID;
    }

    /**
     * The same, and of a time alone too.
     *
     * @param nowMicros the instant on whose day, in the zone of the text, a time alone is
     */
    public long parse(byte[] utf8, int from, int to, long nowMicros) {
        return text.readTimestamp(utf8, from, to) ? toUtc(zone(), nowMicros) : TimestampText.INVALID;
    }

    /**
     * The microseconds of a timestamp without a zone, as if it were UTC.
     *
     * @param zoneAllowed whether text may name a zone, which is ignored
     */
    public long parseWithoutZone(byte[] utf8, int from, int to, boolean zoneAllowed) {
        if (!text.readTimestamp(utf8, from, to) || text.dateParts == 0) {
            return TimestampText.INVALID;
        }
        boolean zoneRight = text.zoneStart == text.end || zoneAllowed && zone() != null;
        return zoneRight ? localMicros(CivilDate.days(text.year, text.month, text.day)) : TimestampText.INVALID;
    }

    private long toUtc(@Nullable ZoneOffsets zone, long nowMicros) {
        if (zone == null) {
            return TimestampText.INVALID;
        }
        long days = text.dateParts == 0 ? zone.day(nowMicros) : CivilDate.days(text.year, text.month, text.day);
        long local = localMicros(days);
        if (local == TimestampText.INVALID) {
            return local;
        }
        long utc = zone.toUtc(local);
        boolean overflow = (local ^ utc) < 0 && Math.abs(local) > Long.MAX_VALUE / 2;
        return overflow ? TimestampText.INVALID : utc;
    }

    /** The wall-clock time of the text on a day; INVALID if it does not fit. */
    private long localMicros(long days) {
        long seconds = days * SECONDS_PER_DAY + text.secondOfDay;
        boolean fits = Math.abs(seconds) < Long.MAX_VALUE / MICROS_PER_SECOND;
        return fits ? seconds * MICROS_PER_SECOND + text.micros : TimestampText.INVALID;
    }

    /** The zone of the text, null if there is none of its name. */
    private @Nullable ZoneOffsets zone() {
        if (text.zoneStart == text.end) {
            return sessionZone;
        }
        String id = new String(text.bytes, text.zoneStart, text.end - text.zoneStart, StandardCharsets.UTF_8).trim();
        if (!id.equals(lastZoneText)) {
            try {
                lastZone = new ZoneOffsets(zone(id));
                lastZoneText = id;
            } catch (DateTimeException e) {
                return null;
            }
        }
        return lastZone;
    }

    /**
     * A zone by name, {@code Z}, or offset such as {@code +1:30}.
     *
     * @throws DateTimeException if there is none
     */
    public static ZoneId zone(String id) {
        String twoDigits = ONE_DIGIT_HOUR.matcher(id).replaceFirst("$10$2:");
        twoDigits = ONE_DIGIT_MINUTE.matcher(twoDigits).replaceFirst("$1$2:0$3");
        return ZoneId.of(twoDigits, ZoneId.SHORT_IDS);
    }
}
