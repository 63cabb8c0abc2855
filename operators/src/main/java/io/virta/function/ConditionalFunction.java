package io.virta.function;

import io.virta.batch.Column;
import io.virta.expression.EvaluationContext;

/** A function that needs some arguments for some rows only, such as CASE; an argument that may fail is not computed for the others. */
public interface ConditionalFunction extends ScalarFunction {
    /** The computation; used instead of {@link #kernel}. */
    ConditionalKernel conditionalKernel(TypedArguments arguments, Signature signature);

    @Override
    default NullRule nullRule() {
        return NullRule.CUSTOM;
    }

    @Override
    default Kernel kernel(TypedArguments arguments, Signature signature) {
        ConditionalKernel kernel = conditionalKernel(arguments, signature);
        return (columns, rowCount, context) -> kernel.evaluate((index, needed) -> columns[index], rowCount, context);
    }

    /** The arguments of a call, computed as they are asked for. */
    @FunctionalInterface
    interface LazyArguments {
        /**
         * An argument as a flat or constant column as long as the batch.
         *
         * @param needed true for the rows whose value is needed (null: all); the values of other rows are arbitrary
         */
        Column where(int index, boolean @org.jspecify.annotations.Nullable [] needed);
    }

    /** The vectorised computation of a conditional function. */
    @FunctionalInterface
    interface ConditionalKernel {
        /** One value a row. */
        Column evaluate(LazyArguments arguments, int rowCount, EvaluationContext context);
    }
}
