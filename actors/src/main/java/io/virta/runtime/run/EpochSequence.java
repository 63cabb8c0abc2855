package io.virta.runtime.run;

import io.virta.persistence.epoch.EventTime;
import io.virta.planner.QueryPlan;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The epochs of a run, one after another: at most one is processed, and at most one, which came before, is being published. Used by the run's thread. */
final class EpochSequence {
    private final QueryPlan plan;
    private List<EventTime> eventTimes;
    private @Nullable EpochCollector running;
    private int awaitedCommits;

    /** No epoch yet; {@code eventTimes} are the greatest of earlier runs. */
    EpochSequence(QueryPlan plan, List<EventTime> eventTimes) {
        this.plan = plan;
        this.eventTimes = eventTimes;
    }

    /** An epoch begins, of which so many stage instances and writers will report. */
    void begin(long epoch, int stageInstances, int writers) {
        running = new EpochCollector(epoch, plan, stageInstances, writers, eventTimes, System.nanoTime());
    }

    /** Whether an epoch is processed. */
    boolean isRunning() {
        return running != null;
    }

    /** The epoch that is processed. */
    EpochCollector running() {
        return Objects.requireNonNull(running, "no epoch is running");
    }

    /** What the epoch came to, which ends it; null if it is not complete. */
    @Nullable EpochOutcome takeOutcome() {
        if (!running().isComplete()) {
            return null;
        }
        EpochOutcome outcome = running().outcome(System.nanoTime());
        eventTimes = outcome.eventTimes();
        running = null;
        return outcome;
    }

    /** So many writers are told to publish. */
    void publish(int handles) {
        awaitedCommits = handles;
    }

    /** A writer has published; true if it was the last. */
    boolean published() {
        return --awaitedCommits == 0;
    }
}
