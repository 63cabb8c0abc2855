package io.virta.time;

import java.nio.charset.StandardCharsets;

/** Dates as SQL casts read and write them: {@code 2024-01-31}. */
public final class DateText {
    /** What {@link #parse} returns for text that is no date. */
    public static final int INVALID = Integer.MIN_VALUE;

    /** The most bytes that {@link #write} writes. */
    public static final int MAX_LENGTH = 20;

    private DateText() {}

    /**
     * The days since 1970-01-01 of {@code yyyy}, {@code yyyy-[m]m} or {@code yyyy-[m]m-[d]d}, the last also followed by a space or a {@code T} and anything; years have four
     * to seven digits and may have a sign. White space around is ignored.
     *
     * @return {@link #INVALID} for any other text and for dates that do not exist
     */
    public static int parse(byte[] utf8, int from, int to) {
        return parse(new DateTimeScanner(), utf8, from, to);
    }

    static int parse(DateTimeScanner text, byte[] utf8, int from, int to) {
        if (!text.readDate(utf8, from, to)) {
            return INVALID;
        }
        long day = CivilDate.days(text.year, text.month, text.day);
        return day == (int) day ? (int) day : INVALID;
    }

    /** {@code yyyy-MM-dd}; years beyond 9999 have a sign. */
    public static String format(int epochDay) {
        byte[] text = new byte[MAX_LENGTH];
        return new String(text, 0, write(epochDay, text, 0), StandardCharsets.US_ASCII);
    }

    /**
     * Writes what {@link #format} returns.
     *
     * @return where it ends
     */
    public static int write(int epochDay, byte[] target, int position) {
        long date = CivilDate.of(epochDay);
        int at = Digits.writeYear(CivilDate.year(date), target, position);
        target[at++] = '-';
        at = Digits.writeTwo(CivilDate.month(date), target, at);
        target[at++] = '-';
        return Digits.writeTwo(CivilDate.day(date), target, at);
    }
}
