package io.virta.runtime.coordinator;

import io.virta.error.ErrorCategory;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Decides whether a failed run starts again, and when. Not thread-safe. */
final class RestartPolicy {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final int maxRestarts;
    private final Duration firstDelay;
    private int restarts;

    RestartPolicy(int maxRestarts, Duration firstDelay) {
        this.maxRestarts = maxRestarts;
        this.firstDelay = firstDelay;
    }

    /** An epoch has been committed: outside failures start counting anew. */
    void progressed() {
        restarts = 0;
    }

    /** How long to wait before the next run, or null if the query fails. */
    @Nullable Duration afterFailure(Throwable cause) {
        if (!isTransient(cause) || restarts >= maxRestarts) {
            return null;
        }
        Duration delay = firstDelay.multipliedBy(1L << Math.min(20, restarts));
        restarts++;
        return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }

    private static boolean isTransient(Throwable cause) {
        return Failures.asVirta(cause).code().category() == ErrorCategory.TRANSIENT;
    }
}
