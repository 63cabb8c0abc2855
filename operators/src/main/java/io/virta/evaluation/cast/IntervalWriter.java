package io.virta.evaluation.cast;

import io.virta.evaluation.Utf8Writer;
import io.virta.time.CivilDate;

/** Writes intervals as casts to string do. */
final class IntervalWriter {
    private static final long MICROS_PER_SECOND = 1_000_000;

    private IntervalWriter() {}

    /** {@code INTERVAL '30 10:00:00' DAY TO SECOND}. */
    static void putDayTime(Utf8Writer out, long micros) {
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
    static void putDays(Utf8Writer out, long micros) {
        out.put("INTERVAL '");
        out.putLong(micros / CivilDate.MICROS_PER_DAY);
        out.put("' DAY");
    }

    /** {@code INTERVAL '1-2' YEAR TO MONTH}. */
    static void putYearMonth(Utf8Writer out, int months) {
        out.put(months < 0 ? "INTERVAL '-" : "INTERVAL '");
        long absolute = Math.abs((long) months);
        out.putLong(absolute / 12);
        out.put('-');
        out.putLong(absolute % 12);
        out.put("' YEAR TO MONTH");
    }

    /** {@code 1 years 2 months 3 days 4 hours 5 minutes 6.5 seconds}: the parts that are not zero. */
    static void putInterval(Utf8Writer out, int months, int days, long micros) {
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
