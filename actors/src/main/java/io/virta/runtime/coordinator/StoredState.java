package io.virta.runtime.coordinator;

import io.virta.persistence.checkpoint.CheckpointDirectory;
import io.virta.persistence.epoch.EpochLogState;
import io.virta.persistence.state.FoldPolicy;
import io.virta.persistence.state.StateStorage;

/** The state directory of a checkpoint, as one attempt uses it. Stateless. */
public final class StoredState {
    private static final String NODE = "local";

    private StoredState() {}

    static StateStorage of(CheckpointDirectory checkpoint, int attempt) {
        return new StateStorage(checkpoint.disk(), checkpoint.state(), NODE, attempt, FoldPolicy.DEFAULT);
    }

    /** Refuses a checkpoint of which a file that its log names is missing, cut off or another one. Changes nothing. */
    public static void verify(CheckpointDirectory checkpoint, EpochLogState log) {
        of(checkpoint, log.nextAttempt()).verify(log.recovery().state());
    }
}
