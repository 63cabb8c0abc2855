package io.virta.runtime.coordinator;

import io.virta.runtime.EpochTrigger;
import java.time.Duration;
import java.time.Instant;

/** When the next epoch may be planned. Not thread-safe. */
final class TriggerSchedule {
    private final EpochTrigger trigger;
    private boolean first = true;
    private Instant last = Instant.EPOCH;

    TriggerSchedule(EpochTrigger trigger) {
        this.trigger = trigger;
    }

    /** How long to wait from {@code now}; zero if an epoch may be planned at once. */
    Duration delay(Instant now) {
        if (first || !(trigger instanceof EpochTrigger.ProcessingTime timed)) {
            return Duration.ZERO;
        }
        long interval = Math.max(1, timed.interval().toMillis());
        long due = (last.toEpochMilli() / interval + 1) * interval;
        return Duration.ofMillis(Math.max(0, due - now.toEpochMilli()));
    }

    /** An epoch is being planned at {@code now}. */
    void fired(Instant now) {
        first = false;
        last = now;
    }

    /** Whether the end of an epoch may lead to the next at once. */
    boolean isDue(Instant now) {
        return delay(now).isZero();
    }
}
