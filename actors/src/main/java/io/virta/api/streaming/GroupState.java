package io.virta.api.streaming;

import java.util.Optional;

/**
 * The state of one group during a call of the function that keeps it; valid in that call only, by its thread. A timeout is gone with every call, so a call that wants one sets it. Times are in
 * milliseconds since 1970. Names, rules and exceptions are Spark's.
 */
public interface GroupState<S> {
    /** Whether there is state. */
    boolean exists();

    /** The state; throws NoSuchElementException if there is none. */
    S get();

    /** The state, if there is any. */
    Optional<S> getOption();

    /** Sets the state; throws IllegalArgumentException for null. */
    void update(S newState);

    /** Removes the state. */
    void remove();

    /** Whether the function is called because the group has timed out, and not for rows. */
    boolean hasTimedOut();

    /** Asks for a call when so many milliseconds have passed without rows. Throws UnsupportedOperationException unless the timeout is by processing time, IllegalArgumentException if not positive. */
    void setTimeoutDuration(long durationMs);

    /** The same for a duration such as {@code "10 minutes"}. */
    void setTimeoutDuration(String duration);

    /**
     * Asks for a call when the watermark is later than a time and no rows came. Throws UnsupportedOperationException unless the timeout is by event time, IllegalArgumentException if the time is not
     * positive or is before the watermark.
     */
    void setTimeoutTimestamp(long timestampMs);

    /** The same, later by a duration such as {@code "10 minutes"}. */
    void setTimeoutTimestamp(long timestampMs, String additionalDuration);

    /** The same for a moment, to the millisecond. */
    default void setTimeoutTimestamp(java.time.Instant timestamp) {
        setTimeoutTimestamp(timestamp.toEpochMilli());
    }

    /** The watermark, 0 before the first event time was seen, -1 in a query without streams. Throws UnsupportedOperationException if the stream has no watermark. */
    long getCurrentWatermarkMs();

    /** The timestamp of the epoch. */
    long getCurrentProcessingTimeMs();
}
