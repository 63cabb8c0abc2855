package io.virta.batch;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Decimals as unscaled 128-bit two's complement integers; precision and scale belong to the type. {@code low} has the lower 64 bits. {@code high} has the
 * upper 64 bits, and is null when every value fits into 64 bits (always so up to precision 18).
 */
public record DecimalColumn(long[] low, long @Nullable [] high, boolean @Nullable [] nullMask, int length)
        implements FlatColumn {
    /** Values that all fit into 64 bits. */
    public DecimalColumn(long[] low, boolean @Nullable [] nullMask) {
        this(low, null, nullMask, low.length);
    }

    /** The upper 64 bits of the unscaled value of a row. */
    public long high(int row) {
        return high == null ? low[row] >> 63 : high[row];
    }

    /** The unscaled value of a row. Allocates; not for the data path. */
    public BigInteger unscaled(int row) {
        if (high == null) {
            return BigInteger.valueOf(low[row]);
        }
        byte[] bytes = new byte[16];
        for (int i = 0; i < 8; i++) {
            bytes[i] = (byte) (high[row] >>> (56 - 8 * i));
            bytes[8 + i] = (byte) (low[row] >>> (56 - 8 * i));
        }
        return new BigInteger(bytes);
    }

    /** The value of a row at a scale. Allocates; not for the data path. */
    public BigDecimal decimal(int row, int scale) {
        return new BigDecimal(unscaled(row), scale);
    }

    @Override
    public DecimalColumn gather(int[] rows, int count) {
        return new DecimalColumn(
                gathered(low, rows, count),
                high == null ? null : gathered(high, rows, count),
                NullMasks.gather(nullMask, rows, count),
                count);
    }

    private static long[] gathered(long[] values, int[] rows, int count) {
        long[] gathered = new long[count];
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (row >= 0) {
                gathered[i] = values[row];
            }
        }
        return gathered;
    }

    @Override
    public DecimalColumn slice(int from, int count) {
        return new DecimalColumn(
                Arrays.copyOfRange(low, from, from + count),
                high == null ? null : Arrays.copyOfRange(high, from, from + count),
                NullMasks.slice(nullMask, from, count),
                count);
    }

    @Override
    public long retainedBytes() {
        return 8L * low.length + (high == null ? 0 : 8L * high.length) + NullMasks.retainedBytes(nullMask);
    }
}
