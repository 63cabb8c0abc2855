package io.virta.operator.user;

import io.virta.batch.Batch;

/** The user's code over rows, batch by batch. Immutable; called by several threads at a time. */
public interface BatchFunction {
    /** What it is called in plans and errors, such as {@code map}. */
    String label();

    /**
     * The rows that follow from some.
     *
     * @param rows all columns of the rows
     * @param input the columns that the function declared to read, as many rows
     * @return the columns that are kept, if they are, followed by those made; any number of rows
     */
    Batch apply(Batch rows, Batch input);
}
