package io.virta.expression;

import io.virta.batch.Batch;
import io.virta.batch.Column;

/**
 * Computes a column from a batch, vectorised. Made once per operator instance, used by one thread at a time; may keep scratch arrays, which never leave it:
 * the column returned is immutable from then on and as long as the batch.
 */
public interface Evaluator {
    /** One value a row of the batch. */
    Column evaluate(Batch batch, EvaluationContext context);
}
