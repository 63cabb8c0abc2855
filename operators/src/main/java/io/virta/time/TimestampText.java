package io.virta.time;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Timestamps as text: as SQL casts write them, {@code 2024-01-31 10:00:00.5}, and as JSON and CSV do. */
public final class TimestampText {
    /** What {@link TimestampParser} returns for text that is no timestamp. */
    public static final long INVALID = Long.MIN_VALUE;

    /** The most bytes that {@link #write} writes. */
    public static final int MAX_LENGTH = 36;

    private static final long SECOND = 1_000_000;
    private static final long DAY_SECONDS = 86_400;

    private TimestampText() {}

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
        return writeLocal(micros + offsetSeconds(Math.floorDiv(micros, SECOND), zone) * SECOND, target, position);
    }

    /**
     * Writes the same of a wall-clock time.
     *
     * @return where it ends
     */
    public static int writeLocal(long localMicros, byte[] target, int position) {
        long seconds = Math.floorDiv(localMicros, SECOND);
        int at = writeSeconds(seconds, ' ', target, position);
        return Digits.writeMicros((int) (localMicros - seconds * SECOND), target, at);
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
        int at = DateText.write((int) Math.floorDiv(localSeconds, DAY_SECONDS), target, position);
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
