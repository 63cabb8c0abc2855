package io.virta.evaluation;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.expression.EvaluationContext;
import io.virta.expression.Evaluator;
import org.jspecify.annotations.Nullable;

/** Computes once a batch however often it is asked. Keeps the last batch and its column until the next one. */
final class SharedEvaluator implements Evaluator {
    private final Evaluator evaluator;
    private @Nullable Batch lastBatch;
    private @Nullable EvaluationContext lastContext;
    private @Nullable Column lastColumn;

    SharedEvaluator(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // batches are immutable: the same object is the same rows
    public Column evaluate(Batch batch, EvaluationContext context) {
        Column column = lastColumn;
        if (column == null || lastBatch != batch || lastContext != context) {
            column = evaluator.evaluate(batch, context);
            lastBatch = batch;
            lastContext = context;
            lastColumn = column;
        }
        return column;
    }
}
