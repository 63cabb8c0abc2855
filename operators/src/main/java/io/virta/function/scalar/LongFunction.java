package io.virta.function.scalar;

import io.virta.batch.Column;
import io.virta.batch.LongColumn;
import io.virta.expression.EvaluationContext;
import io.virta.function.Kernel;
import io.virta.types.DataType;

/** A function whose result is a 64-bit value, computed row by row. */
public abstract class LongFunction extends FixedFunction {
    /** A function with a result type and the types that arguments are cast to. */
    protected LongFunction(Header header, DataType result, DataType... parameters) {
        super(header, result, parameters);
    }

    /**
     * The computation of a row.
     *
     * @param nulls where a row says that its result is null
     */
    protected abstract LongRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context);

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        boolean strict = nullRule() == NullRule.NULL_IF_ANY_NULL;
        return (columns, rowCount, context) -> {
            RowNulls nulls = strict ? RowNulls.of(columns, rowCount) : new RowNulls(rowCount);
            LongRow computation = bind(columns, nulls, context);
            long[] values = new long[rowCount];
            boolean[] skipped = nulls.argumentMask();
            for (int row = 0; row < rowCount; row++) {
                if (skipped == null || !skipped[row]) {
                    values[row] = computation.at(row);
                }
            }
            return new LongColumn(values, nulls.mask());
        };
    }

    /** Computes rows whose arguments are not null. */
    @FunctionalInterface
    protected interface LongRow {
        /** The value of a row; of no consequence if the row is set to null. */
        long at(int row);
    }
}
