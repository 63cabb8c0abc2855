package io.virta.function.scalar;

import io.virta.batch.Column;
import io.virta.evaluation.Utf8Writer;
import io.virta.expression.EvaluationContext;
import io.virta.function.Kernel;
import io.virta.types.DataType;

/** A function whose result is a string or bytes, written row by row. */
public abstract class TextFunction extends FixedFunction {
    /** A function with a result type and the types that arguments are cast to. */
    protected TextFunction(Header header, DataType result, DataType... parameters) {
        super(header, result, parameters);
    }

    /** The computation of a row. */
    protected abstract TextRow bind(Column[] arguments, Utf8Writer out, EvaluationContext context);

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        boolean strict = nullRule() == NullRule.NULL_IF_ANY_NULL;
        return (columns, rowCount, context) -> {
            boolean[] skipped = strict ? RowNulls.of(columns, rowCount).argumentMask() : null;
            Utf8Writer out = new Utf8Writer(rowCount);
            TextRow computation = bind(columns, out, context);
            for (int row = 0; row < rowCount; row++) {
                if ((skipped == null || !skipped[row]) && computation.write(row)) {
                    out.endRow();
                } else {
                    out.endNull();
                }
            }
            return out.build();
        };
    }

    /** Computes rows whose arguments are not null. */
    @FunctionalInterface
    protected interface TextRow {
        /** Writes the text of a row; false if the result is null. */
        boolean write(int row);
    }
}
