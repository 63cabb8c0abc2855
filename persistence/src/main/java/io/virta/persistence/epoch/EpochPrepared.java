package io.virta.persistence.epoch;

import io.virta.persistence.state.StateManifest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The decision: every sink has prepared and every state delta is durable. From here on the epoch is finished, not run again.
 *
 * @param epoch number of the epoch
 * @param attempt the run that prepared it
 * @param reached in continuous mode, what the epoch turned out to have read; null in micro-batch mode, where the plan said so
 * @param eventTimes the highest event times seen up to the end of the epoch, from which the next watermarks follow
 * @param handles what each sink writer needs to finish
 * @param state the files that make up the state after the epoch
 */
public record EpochPrepared(
        long epoch,
        int attempt,
        @Nullable EpochPlan reached,
        List<EventTime> eventTimes,
        List<CommitHandle> handles,
        StateManifest state)
        implements EpochEvent {
    /** Copies the lists. */
    public EpochPrepared {
        eventTimes = List.copyOf(eventTimes);
        handles = List.copyOf(handles);
    }
}
