package io.virta.operator;

import io.virta.batch.Batch;

/** Where an operator puts the batches it makes. Valid during the call that it is handed to. */
@FunctionalInterface
public interface Output {
    /** Hands on a batch, which is immutable from now on. Batches without rows are dropped. */
    void emit(Batch batch);
}
