package io.virta.runtime.coordinator;

import io.virta.error.ErrorCategory;
import io.virta.error.VirtaException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Decides whether a query starts again after a failure, and when. Belongs to the supervisor, and to its coordinator while that lives; not thread-safe. */
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

    /** What the query fails with when it does not start again. */
    VirtaException last(Throwable cause) {
        VirtaException failure = Failures.asVirta(cause);
        return isTransient(cause) && restarts > 0
                ? new VirtaException(
                        failure.code(),
                        failure.problem() + " (given up after " + restarts + " restarts without a committed epoch)",
                        failure.hint(),
                        failure)
                : failure;
    }

    /** Whether the cause lies outside and may pass. */
    static boolean isTransient(Throwable cause) {
        return Failures.asVirta(cause).code().category() == ErrorCategory.TRANSIENT;
    }
}
