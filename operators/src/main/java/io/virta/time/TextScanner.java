package io.virta.time;

/** Reads the date at the start of a text. A new one per text, which does not leave its caller, so that it costs nothing. */
final class TextScanner {
    static final int NONE = -1;

    final byte[] bytes;
    final int start;
    final int end;
    long year;
    int month = 1;
    int day = 1;
    /** 1 for a year, 2 with a month, 3 with a day. */
    int dateParts;
    /** The value of the last number. */
    int number;

    private TextScanner(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
    }

    static TextScanner trimmed(byte[] bytes, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && bytes[start] <= ' ' && bytes[start] >= 0) {
            start++;
        }
        while (end > start && bytes[end - 1] <= ' ' && bytes[end - 1] >= 0) {
            end--;
        }
        return new TextScanner(bytes, start, end);
    }

    /** Reads a date of one to three parts. Returns where it ends, or NONE. */
    int parseDate(int maxYearDigits) {
        int position = start;
        boolean negative = position < end && bytes[position] == '-';
        if (negative || position < end && bytes[position] == '+') {
            position++;
        }
        int afterYear = digits(position, maxYearDigits);
        if (afterYear - position < 4) {
            return NONE;
        }
        year = negative ? -number : number;
        dateParts = 1;
        position = afterYear;
        while (dateParts < 3 && position < end && bytes[position] == '-') {
            int after = digits(position + 1, 2);
            if (after == position + 1) {
                return NONE;
            }
            position = after;
            if (++dateParts == 2) {
                month = number;
            } else {
                day = number;
            }
        }
        return Civil.isDate(year, month, day) ? position : NONE;
    }

    /** Reads up to {@code max} digits into {@link #number} and returns where they end. */
    int digits(int from, int max) {
        int position = from;
        int limit = Math.min(end, from + max);
        int value = 0;
        while (position < limit) {
            int digit = bytes[position] - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            value = value * 10 + digit;
            position++;
        }
        number = value;
        return position;
    }
}
