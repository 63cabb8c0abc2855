package io.virta.session.typed.groups;

import io.virta.analysis.EventTimeColumns;
import io.virta.api.streaming.GroupState;
import io.virta.api.streaming.GroupStateTimeout;
import io.virta.expression.IntervalText;
import io.virta.operator.user.GroupCall;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The state of a group as the user's function sees it. Reused from call to call; used by one thread. */
public final class CallState<S> implements GroupState<S> {
    private static final String FUNCTION = "[map|flatMap]GroupsWithState";

    private final GroupStateTimeout timeout;
    private @Nullable S value;
    private boolean isUpdated;
    private boolean isRemoved;
    private boolean hasTimedOut;
    private long watermarkMillis;
    private long processingMillis;
    private boolean hasWatermark;
    private long timeoutMillis;

    /** State under a kind of timeout. */
    public CallState(GroupStateTimeout timeout) {
        this.timeout = timeout;
    }

    /**
     * Begins a call.
     *
     * @param state the state so far, null for none
     * @param currentWatermarkMillis the watermark; -1 for none yet
     */
    public void begin(
            @Nullable S state,
            boolean timedOut,
            boolean watermarkPresent,
            long currentWatermarkMillis,
            long currentProcessingMillis) {
        value = state;
        isUpdated = false;
        isRemoved = false;
        hasTimedOut = timedOut;
        hasWatermark = watermarkPresent;
        watermarkMillis = currentWatermarkMillis;
        processingMillis = currentProcessingMillis;
        timeoutMillis = GroupCall.NEVER;
    }

    /** The state as the call left it. */
    public @Nullable S value() {
        return value;
    }

    /** The time that the call asked for, {@link GroupCall#NEVER} for none. */
    public long timeoutMillis() {
        return timeoutMillis;
    }

    /** Whether the call has set the state last. */
    public boolean isUpdated() {
        return isUpdated;
    }

    /** Whether the call has removed the state last. */
    public boolean isRemoved() {
        return isRemoved;
    }

    @Override
    public boolean exists() {
        return value != null;
    }

    @Override
    public S get() {
        if (value == null) {
            throw new NoSuchElementException("State is either not defined or has already been removed");
        }
        return value;
    }

    @Override
    public Optional<S> getOption() {
        return Optional.ofNullable(value);
    }

    @Override
    public void update(S newState) {
        if (newState == null) {
            throw new IllegalArgumentException("'null' is not a valid state value");
        }
        value = newState;
        isUpdated = true;
        isRemoved = false;
    }

    @Override
    public void remove() {
        value = null;
        isUpdated = false;
        isRemoved = true;
    }

    @Override
    public boolean hasTimedOut() {
        return hasTimedOut;
    }

    @Override
    public void setTimeoutDuration(long durationMs) {
        if (timeout != GroupStateTimeout.PROCESSING_TIME_TIMEOUT) {
            throw new UnsupportedOperationException(
                    "Cannot set timeout duration without enabling processing time timeout in " + FUNCTION);
        }
        if (durationMs <= 0) {
            throw new IllegalArgumentException("Timeout duration must be positive");
        }
        timeoutMillis = Math.addExact(processingMillis, durationMs);
    }

    @Override
    public void setTimeoutDuration(String duration) {
        setTimeoutDuration(millis(duration));
    }

    @Override
    public void setTimeoutTimestamp(long timestampMs) {
        if (timeout != GroupStateTimeout.EVENT_TIME_TIMEOUT) {
            throw new UnsupportedOperationException(
                    "Cannot set timeout timestamp without enabling event time timeout in " + FUNCTION);
        }
        if (timestampMs <= 0) {
            throw new IllegalArgumentException("Timeout timestamp must be positive");
        }
        if (timestampMs < watermarkMillis) {
            throw new IllegalArgumentException("Timeout timestamp (" + timestampMs
                    + ") cannot be earlier than the current watermark (" + watermarkMillis + ")");
        }
        timeoutMillis = timestampMs;
    }

    @Override
    public void setTimeoutTimestamp(long timestampMs, String additionalDuration) {
        setTimeoutTimestamp(Math.addExact(timestampMs, millis(additionalDuration)));
    }

    private static long millis(String duration) {
        return Math.floorDiv(EventTimeColumns.delayMicros(IntervalText.parse(duration)), 1000);
    }

    @Override
    public long getCurrentWatermarkMs() {
        if (!hasWatermark) {
            throw new UnsupportedOperationException(
                    "Cannot get event time watermark timestamp without setting watermark before " + FUNCTION);
        }
        return watermarkMillis;
    }

    @Override
    public long getCurrentProcessingTimeMs() {
        return processingMillis;
    }
}
