package io.virta.batch;

import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Builds decimal columns from unscaled values. */
public final class DecimalBuilder extends ColumnBuilder {
    private static final long[] NONE = {};

    private long[] low = NONE;
    private long @Nullable [] high;

    DecimalBuilder(int expectedRows) {
        super(expectedRows);
    }

    /** Appends an unscaled value that fits into 64 bits. */
    public void append(long unscaled) {
        int row = nextRow();
        low[row] = unscaled;
        if (high != null) {
            high[row] = unscaled >> 63;
        }
    }

    /** Appends an unscaled value by its upper and lower 64 bits. */
    public void append(long highBits, long lowBits) {
        int row = nextRow();
        low[row] = lowBits;
        if (high == null && highBits != lowBits >> 63) {
            long[] upper = new long[low.length];
            for (int i = 0; i < row; i++) {
                upper[i] = low[i] >> 63;
            }
            high = upper;
        }
        if (high != null) {
            high[row] = highBits;
        }
    }

    /** Appends an unscaled value of at most 127 bits and a sign. */
    public void append(BigInteger unscaled) {
        if (unscaled.bitLength() < Long.SIZE) {
            append(unscaled.longValue());
        } else if (unscaled.bitLength() < 2 * Long.SIZE) {
            append(unscaled.shiftRight(Long.SIZE).longValue(), unscaled.longValue());
        } else {
            throw new ArithmeticException("a decimal of " + unscaled.bitLength() + " bits");
        }
    }

    @Override
    void appendValue(FlatColumn source, int row) {
        DecimalColumn decimals = (DecimalColumn) source;
        append(decimals.high(row), decimals.low()[row]);
    }

    @Override
    void grow(int capacity) {
        low = Arrays.copyOf(low, capacity);
        if (high != null) {
            high = Arrays.copyOf(high, capacity);
        }
    }

    @Override
    DecimalColumn column(boolean @Nullable [] nullMask, int rows) {
        DecimalColumn column = new DecimalColumn(low, high, nullMask, rows);
        low = NONE;
        high = null;
        return column;
    }
}
