package io.virta.expression;

/** A calendar interval; months, days and microseconds are kept apart since months and days vary in length. */
public record IntervalValue(int months, int days, long micros) {
    /** Whether the interval has a fixed length, that is no months. */
    public boolean isFixedLength() {
        return months == 0;
    }

    /** The length in microseconds with days of 24 hours; throws where there are months. */
    public long fixedMicros() {
        if (months != 0) {
            throw new IllegalStateException("an interval with months has no fixed length");
        }
        return Math.addExact(Math.multiplyExact(days, 86_400_000_000L), micros);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("INTERVAL '");
        int start = text.length();
        part(text, start, months / 12, "years");
        part(text, start, months % 12, "months");
        part(text, start, days, "days");
        part(text, start, micros / 3_600_000_000L, "hours");
        part(text, start, micros / 60_000_000L % 60, "minutes");
        long secondMicros = micros % 60_000_000L;
        if (secondMicros % 1_000_000 == 0) {
            part(text, start, secondMicros / 1_000_000, "seconds");
        } else {
            part(text, start, secondMicros, "microseconds");
        }
        if (text.length() == start) {
            text.append("0 seconds");
        }
        return text.append('\'').toString();
    }

    private static void part(StringBuilder text, int start, long amount, String unit) {
        if (amount != 0) {
            if (text.length() > start) {
                text.append(' ');
            }
            text.append(amount).append(' ').append(unit);
        }
    }
}
