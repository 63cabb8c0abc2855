package io.virta.function.scalar.arithmetic;

import io.virta.batch.Column;
import io.virta.batch.ConstantColumn;
import io.virta.batch.LongColumn;
import org.jspecify.annotations.Nullable;

/**
 * Division of 64-bit numbers by a constant of at least 2 without a division: a multiplication by a scaled reciprocal and a shift. The magic number is that of
 * Warren, "Hacker's Delight", chapter 10.
 */
final class LongDivisor {
    private final long divisor;
    private final long magic;
    private final int shift;

    /** A division by a column that is one number of at least 2; null for any other column. */
    static @Nullable LongDivisor ofConstant(Column column) {
        if (column instanceof ConstantColumn constant
                && constant.value() instanceof LongColumn number
                && number.value(0) >= 2) {
            return new LongDivisor(number.value(0));
        }
        return null;
    }

    LongDivisor(long divisor) {
        this.divisor = divisor;
        long two63 = Long.MIN_VALUE;
        long limit = two63 - 1 - Long.remainderUnsigned(two63, divisor);
        int power = 63;
        long q1 = Long.divideUnsigned(two63, limit);
        long r1 = two63 - q1 * limit;
        long q2 = Long.divideUnsigned(two63, divisor);
        long r2 = two63 - q2 * divisor;
        long delta;
        do {
            power++;
            q1 *= 2;
            r1 *= 2;
            if (Long.compareUnsigned(r1, limit) >= 0) {
                q1++;
                r1 -= limit;
            }
            q2 *= 2;
            r2 *= 2;
            if (Long.compareUnsigned(r2, divisor) >= 0) {
                q2++;
                r2 -= divisor;
            }
            delta = divisor - r2;
        } while (Long.compareUnsigned(q1, delta) < 0 || q1 == delta && r1 == 0);
        magic = q2 + 1;
        shift = power - 64;
    }

    void divide(long[] values, long[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = quotient(values[i]);
        }
    }

    void remainder(long[] values, long[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = values[i] - quotient(values[i]) * divisor;
        }
    }

    private long quotient(long value) {
        long high = Math.multiplyHigh(magic, value);
        if (magic < 0) {
            high += value;
        }
        return (high >> shift) + (value >>> 63);
    }
}
