package io.virta.time;

/** Dates as SQL casts read and write them: {@code 2024-01-31}. */
public final class DateText {
    /** What {@link #parse} returns for text that is no date. */
    public static final int INVALID = Integer.MIN_VALUE;

    private DateText() {}

    /**
     * The days since 1970-01-01 of {@code yyyy}, {@code yyyy-[m]m} or {@code yyyy-[m]m-[d]d}, the last also followed by a space or a {@code T} and anything; years have four
     * to seven digits and may have a sign. White space around is ignored.
     *
     * @return {@link #INVALID} for any other text and for dates that do not exist
     */
    public static int parse(byte[] utf8, int from, int to) {
        TextScanner text = TextScanner.trimmed(utf8, from, to);
        int position = text.parseDate(7);
        if (position == TextScanner.NONE) {
            return INVALID;
        }
        boolean full = text.dateParts == 3;
        if (position < text.end && !(full && (utf8[position] == ' ' || utf8[position] == 'T'))) {
            return INVALID;
        }
        long day = Civil.epochDay(text.year, text.month, text.day);
        return day == (int) day ? (int) day : INVALID;
    }

    /** {@code yyyy-MM-dd}; years beyond 9999 have a sign. */
    public static String format(int epochDay) {
        byte[] text = new byte[MAX_LENGTH];
        return new String(text, 0, write(epochDay, text, 0), java.nio.charset.StandardCharsets.US_ASCII);
    }

    /** The most bytes that {@link #write} writes. */
    public static final int MAX_LENGTH = 20;

    /**
     * Writes what {@link #format} returns.
     *
     * @return where it ends
     */
    public static int write(long epochDay, byte[] target, int position) {
        long date = Civil.date(epochDay);
        int at = Digits.writeYear(date >> 16, target, position);
        target[at++] = '-';
        at = Digits.writeTwo((int) (date >> 8 & 0xff), target, at);
        target[at++] = '-';
        return Digits.writeTwo((int) (date & 0xff), target, at);
    }
}
