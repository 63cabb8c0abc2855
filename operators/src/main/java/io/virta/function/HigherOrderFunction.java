package io.virta.function;

import io.virta.batch.Column;
import io.virta.expression.EvaluationContext;
import io.virta.types.DataType;
import java.util.List;

/** A function some of whose arguments are lambdas. */
public interface HigherOrderFunction extends ScalarFunction {
    /**
     * What the parameters of a lambda are; asked before the lambdas are typed.
     *
     * @param arguments the call, of which the lambdas are not analysed
     * @param lambdaIndex the position of the lambda among the arguments
     * @return as many as the lambda may have at most; a lambda may name fewer
     */
    List<LambdaParameter> parameters(TypedArguments arguments, int lambdaIndex);

    /** The computation; used instead of {@link #kernel}. */
    HigherOrderKernel higherOrderKernel(TypedArguments arguments, Signature signature);

    @Override
    default Kernel kernel(TypedArguments arguments, Signature signature) {
        throw new UnsupportedOperationException("a function with lambdas is computed by higherOrderKernel");
    }

    /** A parameter of a lambda. */
    record LambdaParameter(DataType type, boolean nullable) {}

    /** A lambda with the values of the columns that it captures. */
    @FunctionalInterface
    interface BoundLambda {
        /**
         * The lambda's value for each of {@code count} sets of parameters.
         *
         * @param sourceRows for each set, the row of the batch whose columns the lambda sees; ascending or not
         * @param parameters a column of {@code count} rows per parameter, at least as many as the lambda names
         */
        Column apply(int[] sourceRows, int count, Column... parameters);
    }

    /** The vectorised computation of a function with lambdas. */
    @FunctionalInterface
    interface HigherOrderKernel {
        /**
         * One value a row.
         *
         * @param arguments the arguments that are not lambdas, in order, flat or constant
         * @param lambdas the lambdas, in order
         */
        Column evaluate(Column[] arguments, BoundLambda[] lambdas, int rowCount, EvaluationContext context);
    }
}
