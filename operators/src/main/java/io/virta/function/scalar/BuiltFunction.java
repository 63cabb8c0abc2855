package io.virta.function.scalar;

import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.expression.EvaluationContext;
import io.virta.function.Kernel;

/** A function whose result is appended to a builder row by row: arrays, maps, structs, decimals. */
public abstract class BuiltFunction extends NamedFunction {
    protected BuiltFunction(Header header) {
        super(header);
    }

    /** The computation of a row, which appends exactly one value or null to {@code out}. */
    protected abstract BuiltRow bind(
            Column[] arguments, ColumnBuilder out, Signature signature, EvaluationContext context);

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        boolean strict = nullRule() == NullRule.NULL_IF_ANY_NULL;
        return (columns, rowCount, context) -> {
            boolean[] skipped = strict ? RowNulls.of(columns, rowCount).argumentMask() : null;
            ColumnBuilder out = ColumnBuilder.of(signature.resultType(), rowCount);
            BuiltRow computation = bind(columns, out, signature, context);
            for (int row = 0; row < rowCount; row++) {
                if (skipped == null || !skipped[row]) {
                    computation.append(row);
                } else {
                    out.appendNull();
                }
            }
            return out.build();
        };
    }

    /** Computes rows whose arguments are not null. */
    @FunctionalInterface
    protected interface BuiltRow {
        /** Appends the value of a row. */
        void append(int row);
    }
}
