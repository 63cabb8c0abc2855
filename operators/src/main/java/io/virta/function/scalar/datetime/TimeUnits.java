package io.virta.function.scalar.datetime;

import io.virta.function.scalar.ArgumentErrors;
import io.virta.time.CivilDate;
import io.virta.time.ZoneOffsets;
import java.util.Locale;

/** Units that timestamps are moved and measured by. */
enum TimeUnits {
    MICROSECOND(1, 0, 0),
    MILLISECOND(1000, 0, 0),
    SECOND(1_000_000, 0, 0),
    MINUTE(60_000_000, 0, 0),
    HOUR(3_600_000_000L, 0, 0),
    DAY(0, 1, 0),
    WEEK(0, 7, 0),
    MONTH(0, 0, 1),
    QUARTER(0, 0, 3),
    YEAR(0, 0, 12);

    private final long micros;
    private final int days;
    private final int months;

    TimeUnits(long micros, int days, int months) {
        this.micros = micros;
        this.days = days;
        this.months = months;
    }

    static TimeUnits of(String name, String function) {
        String upper = name.toUpperCase(Locale.ROOT);
        if (upper.equals("DAYOFYEAR")) {
            return DAY;
        }
        for (TimeUnits unit : values()) {
            if (unit.name().equals(upper)) {
                return unit;
            }
        }
        throw ArgumentErrors.invalid("unit", function, name);
    }

    /** A timestamp moved by a number of units. */
    long add(long utcMicros, long amount, ZoneOffsets zone) {
        if (micros > 0) {
            return utcMicros + amount * micros;
        }
        long local = zone.toLocal(utcMicros);
        int day = CivilDate.dayOfMicros(local);
        long ofDay = Math.floorMod(local, CivilDate.MICROS_PER_DAY);
        long moved = months > 0 ? CivilDate.plusMonths(day, (int) (amount * months)) : day + amount * days;
        return zone.toUtc(moved * CivilDate.MICROS_PER_DAY + ofDay);
    }

    /** Whole units between two wall-clock times. */
    long between(long startLocal, long endLocal, long elapsedMicros) {
        if (micros > 0) {
            return elapsedMicros / micros;
        }
        if (days > 0) {
            return (endLocal - startLocal) / (days * CivilDate.MICROS_PER_DAY);
        }
        long start = CivilDate.of(CivilDate.dayOfMicros(startLocal));
        long end = CivilDate.of(CivilDate.dayOfMicros(endLocal));
        long count =
                (CivilDate.year(end) - CivilDate.year(start)) * 12L + CivilDate.month(end) - CivilDate.month(start);
        long startRest = (CivilDate.day(start) - 1) * CivilDate.MICROS_PER_DAY
                + Math.floorMod(startLocal, CivilDate.MICROS_PER_DAY);
        long endRest =
                (CivilDate.day(end) - 1) * CivilDate.MICROS_PER_DAY + Math.floorMod(endLocal, CivilDate.MICROS_PER_DAY);
        if (count > 0 && endRest < startRest) {
            count--;
        } else if (count < 0 && endRest > startRest) {
            count++;
        }
        return count / months;
    }
}
