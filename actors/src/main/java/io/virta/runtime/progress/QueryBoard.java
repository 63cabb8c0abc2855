package io.virta.runtime.progress;

import io.virta.error.VirtaException;
import io.virta.persistence.epoch.EpochPlan;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Status, progress and end of one run of a query: written by its coordinator, read by anyone. Thread-safe. */
public final class QueryBoard {
    private final UUID id;
    private final UUID runId;
    private final @Nullable String name;
    private final ProgressReport report;
    private final QueryEvents events;
    private final Clock clock;
    private final int kept;
    private final ArrayDeque<EpochProgress> recent = new ArrayDeque<>();
    private volatile Status status = new Status("Initializing", false, false);
    private volatile @Nullable VirtaException failure;
    private volatile long openEpoch = -1;
    private volatile @Nullable EpochProgress last;

    /**
     * A board without news.
     *
     * @param kept how many progress reports are kept
     */
    public QueryBoard(
            UUID id,
            UUID runId,
            @Nullable String name,
            ProgressReport report,
            QueryEvents events,
            Clock clock,
            int kept) {
        this.id = id;
        this.runId = runId;
        this.name = name;
        this.report = report;
        this.events = events;
        this.clock = clock;
        this.kept = kept;
    }

    /** What the query does now. */
    public record Status(String message, boolean isDataAvailable, boolean isTriggerActive) {}

    /** The query's id, stable over restarts. */
    public UUID id() {
        return id;
    }

    /** The id of this run. */
    public UUID runId() {
        return runId;
    }

    /** The user's name for it, or null. */
    public @Nullable String name() {
        return name;
    }

    /** The name, or the id where there is none. */
    public String displayName() {
        return name == null ? id.toString() : name;
    }

    /** Sets what the query does now. */
    public void status(String message, boolean dataAvailable, boolean triggerActive) {
        status = new Status(message, dataAvailable, triggerActive);
    }

    /** What the query does now. */
    public Status status() {
        return status;
    }

    /** Sets the first epoch that is not committed. */
    public void openEpoch(long epoch) {
        openEpoch = epoch;
    }

    /** The first epoch that is not committed, or -1 before the log has been read. */
    public long openEpoch() {
        return openEpoch;
    }

    /** Reports a committed epoch. */
    public void progress(EpochPlan plan, EpochTimes times, Map<String, String> latest) {
        EpochProgress progress = report.of(this, plan, times, latest, last);
        last = progress;
        synchronized (recent) {
            recent.addLast(progress);
            while (recent.size() > kept) {
                recent.removeFirst();
            }
        }
        events.progress(progress);
    }

    /** The last report, or null. */
    public @Nullable EpochProgress lastProgress() {
        return last;
    }

    /** The last reports, oldest first. */
    public List<EpochProgress> recentProgress() {
        synchronized (recent) {
            return List.copyOf(recent);
        }
    }

    /** The query has had nothing to do for a while. */
    public void idle() {
        events.idle(id, runId, clock.instant());
    }

    /** Notes why the query is about to end. */
    public void failed(VirtaException cause) {
        failure = cause;
    }

    /** Why the query failed, or null. */
    public @Nullable VirtaException failure() {
        return failure;
    }
}
