package io.virta.function.scalar;

import io.virta.batch.BooleanColumn;
import io.virta.batch.Column;
import io.virta.expression.EvaluationContext;
import io.virta.function.Kernel;
import io.virta.types.DataType;

/** A function whose result is a boolean, computed row by row. */
public abstract class BooleanFunction extends FixedFunction {
    /** A function with a result type and the types that arguments are cast to. */
    protected BooleanFunction(Header header, DataType result, DataType... parameters) {
        super(header, result, parameters);
    }

    /**
     * The computation of a row.
     *
     * @param nulls where a row says that its result is null
     */
    protected abstract BooleanRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context);

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        boolean strict = nullRule() == NullRule.NULL_IF_ANY_NULL;
        return (columns, rowCount, context) -> {
            RowNulls nulls = strict ? RowNulls.of(columns, rowCount) : new RowNulls(rowCount);
            BooleanRow computation = bind(columns, nulls, context);
            boolean[] values = new boolean[rowCount];
            boolean[] skipped = nulls.argumentMask();
            for (int row = 0; row < rowCount; row++) {
                if (skipped == null || !skipped[row]) {
                    values[row] = computation.at(row);
                }
            }
            return new BooleanColumn(values, nulls.mask());
        };
    }

    /** Computes rows whose arguments are not null. */
    @FunctionalInterface
    protected interface BooleanRow {
        /** The value of a row; of no consequence if the row is set to null. */
        boolean at(int row);
    }
}
