package io.virta.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Brings microseconds of instants to wall-clock time of a zone and back. Remembers the offset in force around the last instant, so that neighbouring instants
 * cost an addition. Used by one thread.
 */
public final class ZoneOffsets {
    private static final long MICROS = 1_000_000;

    private final ZoneId zone;
    private final ZoneRules rules;
    private final boolean fixed;
    private long offsetMicros;
    /** The offset is in force from here (inclusive) ... */
    private long validFrom = 1;
    /** ... to here (exclusive), in microseconds UTC. */
    private long validTo;

    public ZoneOffsets(ZoneId zone) {
        this.zone = zone;
        this.rules = zone.getRules();
        this.fixed = rules.isFixedOffset();
        if (fixed) {
            offsetMicros = rules.getOffset(Instant.EPOCH).getTotalSeconds() * MICROS;
        }
    }

    /** The zone. */
    public ZoneId zone() {
        return zone;
    }

    /** The wall-clock time of an instant. */
    public long toLocal(long utcMicros) {
        return utcMicros + offset(utcMicros);
    }

    /** The day of an instant on the wall calendar. */
    public int day(long utcMicros) {
        return CivilDate.dayOfMicros(utcMicros + offset(utcMicros));
    }

    /** The instant of a wall-clock time. A time that the clocks skip is moved on by the length of the gap, of one that comes twice the first is taken. */
    public long toUtc(long localMicros) {
        if (fixed) {
            return localMicros - offsetMicros;
        }
        long guess = localMicros - offsetMicros;
        long twoDays = 2 * CivilDate.MICROS_PER_DAY;
        if (guess >= validFrom + twoDays && guess < validTo - twoDays) {
            return guess;
        }
        long seconds = Math.floorDiv(localMicros, MICROS);
        LocalDateTime local = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
        ZoneOffsetTransition transition = rules.getTransition(local);
        ZoneOffset offset = transition == null ? rules.getOffset(local) : transition.getOffsetBefore();
        return localMicros - offset.getTotalSeconds() * MICROS;
    }

    /** The instant at which a day starts. */
    public long startOfDay(int epochDay) {
        return toUtc(epochDay * CivilDate.MICROS_PER_DAY);
    }

    private long offset(long utcMicros) {
        if (!fixed && (utcMicros < validFrom || utcMicros >= validTo)) {
            find(utcMicros);
        }
        return offsetMicros;
    }

    private void find(long utcMicros) {
        Instant instant = Instant.ofEpochSecond(Math.floorDiv(utcMicros, MICROS));
        offsetMicros = rules.getOffset(instant).getTotalSeconds() * MICROS;
        ZoneOffsetTransition next = rules.nextTransition(instant);
        ZoneOffsetTransition previous = rules.previousTransition(instant.plusSeconds(1));
        validFrom = previous == null ? Long.MIN_VALUE : previous.toEpochSecond() * MICROS;
        validTo = next == null ? Long.MAX_VALUE : next.toEpochSecond() * MICROS;
    }
}
