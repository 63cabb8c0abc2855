package io.virta.operator.user;

import io.virta.batch.Batch;

/** The rows of the group that is called, in the order in which they came; valid during the call. */
public interface RowsOfGroup {
    /** How many rows the group has in this epoch. */
    int rowCount();

    /** The batch of row number {@code i}, with the columns the function reads. */
    Batch batch(int i);

    /** The place of row number {@code i} in its batch. */
    int row(int i);
}
