package io.virta.function;

import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;

/** A function from the rows of a group to one value. */
public interface AggregateFunction extends SqlFunction {
    /** Checks and types a call, as for scalar functions. */
    Signature resolve(TypedArguments arguments);

    /**
     * The incremental computation for arguments of the resolved types.
     *
     * @param ignoreNulls {@code IGNORE NULLS} was written
     */
    Aggregator aggregator(TypedArguments arguments, Signature signature, boolean ignoreNulls);
}
