package io.virta.time;

/** Days since 1970-01-01 as year, month and day of the proleptic Gregorian calendar. The algorithms are those of Howard Hinnant's "chrono-compatible low-level date algorithms". */
public final class CivilDate {
    public static final long MICROS_PER_DAY = 86_400_000_000L;

    private CivilDate() {}

    /** The year, month and day in one number; see {@link #year}, {@link #month}, {@link #day}. */
    public static long of(int epochDay) {
        long z = (long) epochDay + 719_468;
        long era = Math.floorDiv(z, 146_097);
        long dayOfEra = z - era * 146_097;
        long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long shifted = (5 * dayOfYear + 2) / 153;
        long day = dayOfYear - (153 * shifted + 2) / 5 + 1;
        long month = shifted < 10 ? shifted + 3 : shifted - 9;
        long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        return year << 16 | month << 8 | day;
    }

    /** The year of {@link #of}. */
    public static int year(long civil) {
        return (int) (civil >> 16);
    }

    /** The month of {@link #of}, 1 to 12. */
    public static int month(long civil) {
        return (int) (civil >> 8 & 0xff);
    }

    /** The day of {@link #of}, 1 to 31. */
    public static int day(long civil) {
        return (int) (civil & 0xff);
    }

    /** Days since 1970-01-01 of a valid date that is no more than five million years away. */
    public static int epochDay(int year, int month, int day) {
        return (int) days(year, month, day);
    }

    /** Days since 1970-01-01 of a valid date. */
    static long days(int year, int month, int day) {
        long y = month <= 2 ? year - 1L : year;
        long era = Math.floorDiv(y, 400);
        long yearOfEra = y - era * 400;
        long dayOfYear = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097 + dayOfEra - 719_468;
    }

    /** Whether there is such a date. */
    public static boolean isValid(int year, int month, int day) {
        return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
    }

    /** 28 to 31. */
    public static int daysInMonth(int year, int month) {
        if (month == 2) {
            return isLeap(year) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    /** Whether a year has 366 days. */
    public static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /** 1 to 366. */
    public static int dayOfYear(int epochDay) {
        return epochDay - epochDay(year(of(epochDay)), 1, 1) + 1;
    }

    /** 0 for Monday to 6 for Sunday. */
    public static int weekday(int epochDay) {
        return Math.floorMod(epochDay + 3, 7);
    }

    /** The ISO week, 1 to 53. */
    public static int weekOfYear(int epochDay) {
        int thursday = epochDay - weekday(epochDay) + 3;
        return (dayOfYear(thursday) - 1) / 7 + 1;
    }

    /** The year that the ISO week belongs to. */
    public static int weekYear(int epochDay) {
        return year(of(epochDay - weekday(epochDay) + 3));
    }

    /** The date some months later; the day becomes the last of the month where the month is too short. */
    public static int plusMonths(int epochDay, int months) {
        long civil = of(epochDay);
        long total = year(civil) * 12L + month(civil) - 1 + months;
        int year = (int) Math.floorDiv(total, 12L);
        int month = (int) Math.floorMod(total, 12L) + 1;
        return epochDay(year, month, Math.min(day(civil), daysInMonth(year, month)));
    }

    /** The last day of the month. */
    public static int lastOfMonth(int epochDay) {
        long civil = of(epochDay);
        return epochDay + daysInMonth(year(civil), month(civil)) - day(civil);
    }

    /** The day of a wall-clock time in microseconds. */
    public static int dayOfMicros(long localMicros) {
        return (int) Math.floorDiv(localMicros, MICROS_PER_DAY);
    }
}
