package io.virta.runtime.progress;

import io.virta.runtime.run.EpochOutcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When an epoch passed its stations, gathered by the coordinator's thread for its progress report. Nanoseconds. */
public final class EpochTimes {
    /** When planning began. */
    public Instant startedAt;

    /** The same on the clock of durations. */
    public long startNanos;

    /** How long planning took. */
    public long planNanos;

    /** How long writing the log took, plan and decision. */
    public long logNanos;

    /** How long publishing took. */
    public long publishNanos;

    /** What the epoch came to, once decided. */
    public @Nullable EpochOutcome outcome;

    /** An epoch that begins now. */
    public EpochTimes(Instant startedAt, long startNanos) {
        this.startedAt = startedAt;
        this.startNanos = startNanos;
    }
}
