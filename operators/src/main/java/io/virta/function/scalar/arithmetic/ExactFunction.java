package io.virta.function.scalar.arithmetic;

import io.virta.batch.IntColumn;
import io.virta.batch.LongColumn;
import io.virta.evaluation.Ints;
import io.virta.evaluation.Longs;
import io.virta.function.Kernel;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.types.AtomicType;
import io.virta.types.DataType;

/** An operator that gives null where the result of whole numbers does not fit instead of wrapping. */
public abstract class ExactFunction extends NamedFunction {
    private final ArithmeticFunction wrapping;

    protected ExactFunction(Header header, ArithmeticFunction wrapping) {
        super(header);
        this.wrapping = wrapping;
    }

    /**
     * The result.
     *
     * @throws ArithmeticException if it does not fit
     */
    protected abstract long apply(long a, long b);

    @Override
    public final Signature resolve(TypedArguments arguments) {
        Signature signature = wrapping.resolve(arguments);
        return new Signature(signature.argumentTypes(), signature.resultType(), true);
    }

    @Override
    public final Kernel kernel(TypedArguments arguments, Signature signature) {
        DataType type = signature.resultType();
        if (type == AtomicType.BIGINT) {
            return (columns, rowCount, context) -> {
                Longs a = Longs.of(columns[0]);
                Longs b = Longs.of(columns[1]);
                long[] out = new long[rowCount];
                boolean[] nulls = new boolean[rowCount];
                for (int i = 0; i < rowCount; i++) {
                    try {
                        out[i] = apply(a.at(i), b.at(i));
                    } catch (ArithmeticException e) {
                        nulls[i] = true;
                    }
                }
                return new LongColumn(out, nulls);
            };
        }
        if (!type.isIntegral()) {
            return wrapping.kernel(arguments, signature);
        }
        int bits = type == AtomicType.TINYINT ? 24 : type == AtomicType.SMALLINT ? 16 : 0;
        return (columns, rowCount, context) -> {
            Ints a = Ints.of(columns[0]);
            Ints b = Ints.of(columns[1]);
            int[] out = new int[rowCount];
            boolean[] nulls = new boolean[rowCount];
            for (int i = 0; i < rowCount; i++) {
                long exact = apply((long) a.at(i), b.at(i));
                out[i] = (int) exact << bits >> bits;
                nulls[i] = out[i] != exact;
            }
            return new IntColumn(out, nulls);
        };
    }
}
