package io.virta.function.scalar.datetime;

import io.virta.time.CivilDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Units at whose starts timestamps are cut. */
enum Truncation {
    YEAR,
    QUARTER,
    MONTH,
    WEEK,
    DAY,
    HOUR,
    MINUTE,
    SECOND,
    MILLISECOND,
    MICROSECOND;

    /** The unit of a name, or null. */
    static @Nullable Truncation of(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "YEAR", "YYYY", "YY" -> YEAR;
            case "QUARTER" -> QUARTER;
            case "MONTH", "MON", "MM" -> MONTH;
            case "WEEK" -> WEEK;
            case "DAY", "DD" -> DAY;
            case "HOUR" -> HOUR;
            case "MINUTE" -> MINUTE;
            case "SECOND" -> SECOND;
            case "MILLISECOND" -> MILLISECOND;
            case "MICROSECOND" -> MICROSECOND;
            default -> null;
        };
    }

    /** Whether dates are cut by it. */
    boolean isOfDays() {
        return compareTo(WEEK) <= 0;
    }

    /** The start of the unit that a wall-clock time lies in. */
    long truncate(long local) {
        return switch (this) {
            case MICROSECOND -> local;
            case MILLISECOND -> local - Math.floorMod(local, 1000L);
            case SECOND -> local - Math.floorMod(local, 1_000_000L);
            case MINUTE -> local - Math.floorMod(local, 60_000_000L);
            case HOUR -> local - Math.floorMod(local, 3_600_000_000L);
            case DAY -> local - Math.floorMod(local, CivilDate.MICROS_PER_DAY);
            default -> truncateDay(CivilDate.dayOfMicros(local)) * CivilDate.MICROS_PER_DAY;
        };
    }

    private int truncateDay(int day) {
        if (this == WEEK) {
            return day - CivilDate.weekday(day);
        }
        long civil = CivilDate.of(day);
        int month =
                this == YEAR ? 1 : this == QUARTER ? (CivilDate.month(civil) - 1) / 3 * 3 + 1 : CivilDate.month(civil);
        return CivilDate.epochDay(CivilDate.year(civil), month, 1);
    }
}
