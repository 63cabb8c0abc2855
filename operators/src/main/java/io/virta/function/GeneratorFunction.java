package io.virta.function;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.types.StructType;

/** A function that makes any number of rows from each row. */
public interface GeneratorFunction extends SqlFunction {
    /** Checks a call and tells the columns it makes, with their default names. */
    StructType resolve(TypedArguments arguments);

    /** The rows for a batch of arguments. */
    Generated generate(Column[] arguments, int rowCount, StructType output);

    /**
     * The rows made.
     *
     * @param sourceRows for each row made, the input row it comes from, ascending; at least {@code batch.rowCount()} entries
     * @param batch the columns made
     */
    record Generated(int[] sourceRows, Batch batch) {}
}
