package io.virta.time;

/** Decimal digits in ASCII. */
final class Digits {
    private Digits() {}

    static int writeTwo(int value, byte[] target, int position) {
        target[position] = (byte) ('0' + value / 10);
        target[position + 1] = (byte) ('0' + value % 10);
        return position + 2;
    }

    /** At least four digits, with a sign if negative or beyond 9999. */
    static int writeYear(long year, byte[] target, int position) {
        int at = position;
        long rest = Math.abs(year);
        if (year < 0) {
            target[at++] = '-';
        } else if (year > 9999) {
            target[at++] = '+';
        }
        int digits = 4;
        for (long bound = 10_000; rest >= bound; bound *= 10) {
            digits++;
        }
        for (int i = digits - 1; i >= 0; i--) {
            target[at + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + digits;
    }

    /** A point and the digits of a fraction of a second without trailing zeros; nothing if it is 0. */
    static int writeMicros(int micros, byte[] target, int position) {
        if (micros == 0) {
            return position;
        }
        target[position] = '.';
        int rest = micros;
        int digits = 6;
        while (rest % 10 == 0) {
            rest /= 10;
            digits--;
        }
        for (int i = digits; i >= 1; i--) {
            target[position + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return position + digits + 1;
    }
}
