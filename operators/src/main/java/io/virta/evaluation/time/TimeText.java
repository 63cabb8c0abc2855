package io.virta.evaluation.time;

import io.virta.evaluation.Utf8Writer;

/** Writes dates, times and intervals as casts to string do. */
public final class TimeText {
    private static final long MICROS_PER_SECOND = 1_000_000;

    private TimeText() {}

    /** {@code 2024-02-29}; years beyond 9999 have a sign. */
    public static void putDate(Utf8Writer out, int epochDay) {
        long civil = CivilDate.of(epochDay);
        int year = CivilDate.year(civil);
        if (year > 9999) {
            out.put('+');
        } else if (year < 0) {
            out.put('-');
        }
        out.putPadded(Math.abs(year), 4);
        out.put('-');
        out.putPadded(CivilDate.month(civil), 2);
        out.put('-');
        out.putPadded(CivilDate.day(civil), 2);
    }

    /** {@code 2024-02-29 13:45:59.123}: the fraction without trailing zeros. */
    public static void putTime(Utf8Writer out, long localMicros) {
        putDate(out, CivilDate.dayOfMicros(localMicros));
        out.put(' ');
        long ofDay = Math.floorMod(localMicros, CivilDate.MICROS_PER_DAY);
        long seconds = ofDay / MICROS_PER_SECOND;
        out.putPadded(seconds / 3600, 2);
        out.put(':');
        out.putPadded(seconds / 60 % 60, 2);
        out.put(':');
        out.putPadded(seconds % 60, 2);
        putFraction(out, ofDay % MICROS_PER_SECOND);
    }

    /** {@code INTERVAL '30 10:00:00' DAY TO SECOND}. */
    public static void putDayTime(Utf8Writer out, long micros) {
        out.put(micros < 0 ? "INTERVAL '-" : "INTERVAL '");
        long days = Math.abs(micros / CivilDate.MICROS_PER_DAY);
        long ofDay = Math.abs(micros % CivilDate.MICROS_PER_DAY);
        long seconds = ofDay / MICROS_PER_SECOND;
        out.putLong(days);
        out.put(' ');
        out.putPadded(seconds / 3600, 2);
        out.put(':');
        out.putPadded(seconds / 60 % 60, 2);
        out.put(':');
        out.putPadded(seconds % 60, 2);
        putFraction(out, ofDay % MICROS_PER_SECOND);
        out.put("' DAY TO SECOND");
    }

    /** {@code INTERVAL '30' DAY}. */
    public static void putDays(Utf8Writer out, long micros) {
        out.put("INTERVAL '");
        out.putLong(micros / CivilDate.MICROS_PER_DAY);
        out.put("' DAY");
    }

    /** {@code INTERVAL '1-2' YEAR TO MONTH}. */
    public static void putYearMonth(Utf8Writer out, int months) {
        out.put(months < 0 ? "INTERVAL '-" : "INTERVAL '");
        long absolute = Math.abs((long) months);
        out.putLong(absolute / 12);
        out.put('-');
        out.putLong(absolute % 12);
        out.put("' YEAR TO MONTH");
    }

    /** {@code 1 years 2 months 3 days 4 hours 5 minutes 6.5 seconds}: the parts that are not zero. */
    public static void putInterval(Utf8Writer out, int months, int days, long micros) {
        int start = out.position();
        putPart(out, start, months / 12, " years");
        putPart(out, start, months % 12, " months");
        putPart(out, start, days, " days");
        putPart(out, start, micros / 3_600_000_000L, " hours");
        putPart(out, start, micros / 60_000_000L % 60, " minutes");
        long rest = micros % 60_000_000L;
        if (rest != 0) {
            separate(out, start);
            if (rest < 0) {
                out.put('-');
            }
            out.putLong(Math.abs(rest) / MICROS_PER_SECOND);
            putFraction(out, Math.abs(rest) % MICROS_PER_SECOND);
            out.put(" seconds");
        }
        if (out.position() == start) {
            out.put("0 seconds");
        }
    }

    private static void putPart(Utf8Writer out, int start, long amount, String unit) {
        if (amount != 0) {
            separate(out, start);
            out.putLong(amount);
            out.put(unit);
        }
    }

    private static void separate(Utf8Writer out, int start) {
        if (out.position() > start) {
            out.put(' ');
        }
    }

    private static void putFraction(Utf8Writer out, long micros) {
        if (micros != 0) {
            long digits = micros;
            int width = 6;
            while (digits % 10 == 0) {
                digits /= 10;
                width--;
            }
            out.put('.');
            out.putPadded(digits, width);
        }
    }
}
