package io.virta.time;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Timestamps as SQL casts read and write them: {@code 2024-01-31 10:00:00.5}, also with {@code T} and a zone. */
public final class TimestampText {
    /** What {@link #parse} returns for text that is no timestamp. */
    public static final long INVALID = Long.MIN_VALUE;

    private static final long SECOND = 1_000_000;
    private static final long DAY_SECONDS = 86_400;
    private static final Pattern ONE_DIGIT_HOUR = Pattern.compile("([+-])(\\d):");
    private static final Pattern ONE_DIGIT_MINUTE = Pattern.compile("([+-])(\\d\\d):(\\d)$");

    private TimestampText() {}

    /**
     * The microseconds since 1970 of a date (see {@link DateText}), optionally followed by a space or {@code T} and {@code [h]h[:[m]m[:[s]s[.fraction][zone]]]}. Digits of the
     * fraction beyond the sixth are cut off. White space around is ignored.
     *
     * @param zone the zone of text that names none
     * @return {@link #INVALID} for any other text and for times that do not exist
     */
    public static long parse(byte[] utf8, int from, int to, ZoneId zone) {
        return parse(utf8, from, to, zone, false);
    }

    /** The same for a timestamp without a zone, as if it were UTC; a zone in the text is ignored. */
    public static long parseWithoutZone(byte[] utf8, int from, int to) {
        return parse(utf8, from, to, ZoneOffset.UTC, true);
    }

    private static long parse(byte[] utf8, int from, int to, ZoneId zone, boolean ignoreZone) {
        TextScanner text = TextScanner.trimmed(utf8, from, to);
        int position = text.parseDate(6);
        if (position == TextScanner.NONE) {
            return INVALID;
        }
        long seconds = Civil.epochDay(text.year, text.month, text.day) * DAY_SECONDS;
        int micros = 0;
        ZoneId textZone = zone;
        if (position < text.end) {
            if (text.dateParts < 3 || utf8[position] != ' ' && utf8[position] != 'T') {
                return INVALID;
            }
            int[] limits = {24, 60, 60};
            int[] units = {3600, 60, 1};
            int part = 0;
            while (true) {
                int after = text.digits(position + 1, 2);
                if (after == position + 1 || text.number >= limits[part]) {
                    return INVALID;
                }
                seconds += (long) text.number * units[part];
                position = after;
                if (++part == 3 || position == text.end) {
                    break;
                }
                if (utf8[position] != ':') {
                    return INVALID;
                }
            }
            if (position < text.end && utf8[position] == '.') {
                int after = text.digits(position + 1, 6);
                micros = text.number;
                for (int digits = after - position - 1; digits < 6; digits++) {
                    micros *= 10;
                }
                position = after;
                while (position < text.end && utf8[position] >= '0' && utf8[position] <= '9') {
                    position++;
                }
            }
            if (position < text.end && !(position == text.end - 1 && utf8[position] == 'Z')) {
                ZoneId named = zone(utf8, position, text.end);
                if (named == null) {
                    return INVALID;
                }
                textZone = named;
            } else if (position < text.end) {
                textZone = ZoneOffset.UTC;
            }
        }
        if (!ignoreZone) {
            seconds = toUtc(seconds, textZone);
        }
        if (Math.abs(seconds) > Long.MAX_VALUE / SECOND - 1) {
            return INVALID;
        }
        return seconds * SECOND + micros;
    }

    /** The UTC seconds of wall-clock seconds; a time that a zone skips is moved forward, of a time that it has twice the first is meant. */
    private static long toUtc(long localSeconds, ZoneId zone) {
        if (zone instanceof ZoneOffset offset) {
            return localSeconds - offset.getTotalSeconds();
        }
        if (zone.getRules().isFixedOffset()) {
            return localSeconds - zone.getRules().getOffset(Instant.EPOCH).getTotalSeconds();
        }
        return LocalDateTime.ofEpochSecond(localSeconds, 0, ZoneOffset.UTC)
                .atZone(zone)
                .toEpochSecond();
    }

    private static @Nullable ZoneId zone(byte[] utf8, int from, int to) {
        String id = new String(utf8, from, to - from, StandardCharsets.UTF_8).trim();
        id = ONE_DIGIT_HOUR.matcher(id).replaceFirst("$10$2:");
        id = ONE_DIGIT_MINUTE.matcher(id).replaceFirst("$1$2:0$3");
        try {
            return ZoneId.of(id, ZoneId.SHORT_IDS);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The most bytes that {@link #write} writes. */
    public static final int MAX_LENGTH = 36;

    /** {@code yyyy-MM-dd HH:mm:ss} in a zone, and the fraction without trailing zeros. */
    public static String format(long micros, ZoneId zone) {
        byte[] text = new byte[MAX_LENGTH];
        return new String(text, 0, write(micros, zone, text, 0), StandardCharsets.US_ASCII);
    }

    /**
     * Writes what {@link #format} returns.
     *
     * @return where it ends
     */
    public static int write(long micros, ZoneId zone, byte[] target, int position) {
        long utcSeconds = Math.floorDiv(micros, SECOND);
        int at = writeSeconds(utcSeconds + offsetSeconds(utcSeconds, zone), ' ', target, position);
        return Digits.writeMicros((int) (micros - utcSeconds * SECOND), target, at);
    }

    /**
     * Writes {@code yyyy-MM-ddTHH:mm:ss.SSS} and the offset, {@code Z} if it is 0: what JSON and CSV have.
     *
     * @return where it ends
     */
    public static int writeIso(long micros, ZoneId zone, byte[] target, int position) {
        long utcSeconds = Math.floorDiv(micros, SECOND);
        int offset = offsetSeconds(utcSeconds, zone);
        int at = writeSeconds(utcSeconds + offset, 'T', target, position);
        at = writeMillis((int) (micros - utcSeconds * SECOND) / 1000, target, at);
        if (offset == 0) {
            target[at] = 'Z';
            return at + 1;
        }
        target[at++] = (byte) (offset < 0 ? '-' : '+');
        int absolute = Math.abs(offset);
        at = Digits.writeTwo(absolute / 3600, target, at);
        target[at++] = ':';
        at = Digits.writeTwo(absolute / 60 % 60, target, at);
        if (absolute % 60 != 0) {
            target[at++] = ':';
            at = Digits.writeTwo(absolute % 60, target, at);
        }
        return at;
    }

    /**
     * Writes {@code yyyy-MM-ddTHH:mm:ss.SSS} of a timestamp without a zone.
     *
     * @return where it ends
     */
    public static int writeIsoWithoutZone(long micros, byte[] target, int position) {
        long seconds = Math.floorDiv(micros, SECOND);
        int at = writeSeconds(seconds, 'T', target, position);
        return writeMillis((int) (micros - seconds * SECOND) / 1000, target, at);
    }

    private static int writeSeconds(long localSeconds, char separator, byte[] target, int position) {
        int at = DateText.write(Math.floorDiv(localSeconds, DAY_SECONDS), target, position);
        int secondOfDay = (int) Math.floorMod(localSeconds, DAY_SECONDS);
        target[at++] = (byte) separator;
        at = Digits.writeTwo(secondOfDay / 3600, target, at);
        target[at++] = ':';
        at = Digits.writeTwo(secondOfDay / 60 % 60, target, at);
        target[at++] = ':';
        return Digits.writeTwo(secondOfDay % 60, target, at);
    }

    private static int writeMillis(int millis, byte[] target, int position) {
        target[position] = '.';
        target[position + 1] = (byte) ('0' + millis / 100);
        return Digits.writeTwo(millis % 100, target, position + 2);
    }

    private static int offsetSeconds(long utcSeconds, ZoneId zone) {
        return zone instanceof ZoneOffset offset
                ? offset.getTotalSeconds()
                : zone.getRules().getOffset(Instant.ofEpochSecond(utcSeconds)).getTotalSeconds();
    }
}
