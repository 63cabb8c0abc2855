package io.virta.function.aggregate;

import io.virta.types.DecimalType;
import java.math.BigInteger;

/** Bounds of decimals of 128 bits. */
final class Decimals {
    private static final long[] LIMIT_HIGH = new long[DecimalType.MAX_PRECISION + 1];
    private static final long[] LIMIT_LOW = new long[DecimalType.MAX_PRECISION + 1];

    static {
        for (int precision = 0; precision <= DecimalType.MAX_PRECISION; precision++) {
            BigInteger limit = BigInteger.TEN.pow(precision);
            LIMIT_HIGH[precision] = limit.shiftRight(64).longValue();
            LIMIT_LOW[precision] = limit.longValue();
        }
    }

    private Decimals() {}

    /** Whether an unscaled 128-bit value has at most so many digits. */
    static boolean fits(long high, long low, int precision) {
        long absoluteHigh = high;
        long absoluteLow = low;
        if (high < 0) {
            absoluteLow = -low;
            absoluteHigh = ~high + (absoluteLow == 0 ? 1 : 0);
            if (absoluteHigh < 0) {
                return false;
            }
        }
        long limitHigh = LIMIT_HIGH[precision];
        return absoluteHigh < limitHigh
                || absoluteHigh == limitHigh && Long.compareUnsigned(absoluteLow, LIMIT_LOW[precision]) < 0;
    }

    /** The unscaled value of two halves. */
    static BigInteger unscaled(long high, long low) {
        return BigInteger.valueOf(high).shiftLeft(64).add(new BigInteger(Long.toUnsignedString(low)));
    }
}
