package io.virta.function.scalar.arithmetic;

import io.virta.batch.Column;
import io.virta.function.scalar.Header;
import io.virta.types.DataType;
import io.virta.types.DecimalType;

/** A sum or difference of numbers, or of times and intervals. */
public abstract class AdditiveFunction extends ArithmeticFunction {
    private static final boolean[] NO_NULLS = {};

    AdditiveFunction(Header header) {
        super(header);
    }

    @Override
    protected final DataType decimalResult(DecimalType left, DecimalType right) {
        int scale = Math.max(left.scale(), right.scale());
        int whole = Math.max(left.precision() - left.scale(), right.precision() - right.scale());
        return DecimalKernel.fitted(whole + scale + 1, scale);
    }

    @Override
    public final boolean usesContext() {
        return true;
    }

    /** The results of columns of whole numbers or days, nulls aside. */
    final int[] ints(Column[] columns, int rowCount) {
        int[] out = new int[rowCount];
        ints(new Filled().ints(columns[0], rowCount), new Filled().ints(columns[1], rowCount), out, rowCount, NO_NULLS);
        return out;
    }

    /** The results of columns of long numbers or times, nulls aside. */
    final long[] longs(Column[] columns, int rowCount) {
        long[] out = new long[rowCount];
        longs(
                new Filled().longs(columns[0], rowCount),
                new Filled().longs(columns[1], rowCount),
                out,
                rowCount,
                NO_NULLS);
        return out;
    }
}
