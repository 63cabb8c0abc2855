package io.virta.time;

/**
 * Finds the parts of a date or timestamp in text; they lie in its fields until the next text. White space and control characters around a text are ignored. Used by
 * one thread.
 */
final class DateTimeScanner {
    private static final int NONE = -1;

    byte[] bytes = {};
    int end;
    int year;
    int month;
    int day;
    /** 0 for no date, 1 for a year, 2 with a month, 3 with a day. */
    int dateParts;

    int secondOfDay;
    int micros;
    /** Where the zone starts, {@link #end} if there is none. */
    int zoneStart;

    private int at;
    /** The value of the last number. */
    private int number;

    /** Whether the text is a date of one to three parts, the last also followed by a space or a {@code T} and anything. Years have four to seven digits and may have a sign. */
    boolean readDate(byte[] utf8, int from, int to) {
        open(utf8, from, to);
        return scanDate(7) && (at == end || dateParts == 3 && isSeparator());
    }

    /**
     * Whether the text is a timestamp: a date of one to three parts, the last also followed by a space or {@code T} and a time; or a time, also after a {@code T}. Years have
     * four to six digits. A time is {@code [h]h[:[m]m[:[s]s[.fraction][zone]]]}, one without a date has at least a minute or the {@code T}.
     */
    boolean readTimestamp(byte[] utf8, int from, int to) {
        open(utf8, from, to);
        if (at < end && bytes[at] == 'T') {
            at++;
            return scanTime();
        }
        if (at + 1 < end && bytes[at + 1] == ':' || at + 2 < end && bytes[at + 2] == ':') {
            return scanTime();
        }
        if (!scanDate(6)) {
            return false;
        }
        if (at == end) {
            return true;
        }
        if (dateParts < 3 || !isSeparator()) {
            return false;
        }
        at++;
        return scanTime();
    }

    private void open(byte[] utf8, int from, int to) {
        bytes = utf8;
        at = from;
        end = to;
        while (at < end && isBlank(bytes[at])) {
            at++;
        }
        while (end > at && isBlank(bytes[end - 1])) {
            end--;
        }
        dateParts = 0;
        month = 1;
        day = 1;
        secondOfDay = 0;
        micros = 0;
        zoneStart = end;
    }

    private boolean scanDate(int maxYearDigits) {
        boolean negative = at < end && bytes[at] == '-';
        if (negative || at < end && bytes[at] == '+') {
            at++;
        }
        if (scanNumber(maxYearDigits) < 4) {
            return false;
        }
        year = negative ? -number : number;
        dateParts = 1;
        while (dateParts < 3 && at < end && bytes[at] == '-') {
            at++;
            if (scanNumber(2) < 1) {
                return false;
            }
            if (++dateParts == 2) {
                month = number;
            } else {
                day = number;
            }
        }
        return CivilDate.isValid(year, month, day);
    }

    private boolean scanTime() {
        if (scanNumber(2) < 1 || number > 23) {
            return false;
        }
        secondOfDay = number * 3600;
        for (int unit = 60; unit > 0; unit /= 60) {
            if (at == end) {
                return true;
            }
            if (bytes[at] != ':') {
                return false;
            }
            at++;
            if (scanNumber(2) < 1 || number > 59) {
                return false;
            }
            secondOfDay += number * unit;
        }
        if (at < end && bytes[at] == '.') {
            at++;
            scanFraction();
        }
        zoneStart = at;
        return true;
    }

    /** Digits beyond the sixth are cut off. */
    private void scanFraction() {
        int unit = 100_000;
        while (at < end && isDigit(bytes[at])) {
            micros += (bytes[at] - '0') * unit;
            unit /= 10;
            at++;
        }
    }

    /** Reads digits into {@link #number} and returns how many, NONE if there are more than {@code max}. */
    private int scanNumber(int max) {
        int start = at;
        int value = 0;
        while (at < end && isDigit(bytes[at])) {
            if (at - start == max) {
                return NONE;
            }
            value = value * 10 + bytes[at] - '0';
            at++;
        }
        number = value;
        return at - start;
    }

    private boolean isSeparator() {
        return bytes[at] == ' ' || bytes[at] == 'T';
    }

    private static boolean isDigit(byte value) {
        return value >= '0' && value <= '9';
    }

    private static boolean isBlank(byte value) {
        return value >= 0 && value <= ' ' || value == 0x7f;
    }
}
