package io.virta.api.testing;

import io.virta.api.streaming.GroupState;
import io.virta.api.streaming.GroupStateTimeout;
import io.virta.operator.user.GroupCall;
import io.virta.session.typed.groups.CallState;
import java.util.Optional;

/** A state to call a function of {@code mapGroupsWithState} or {@code flatMapGroupsWithState} with, that tells afterwards what the call did. Names and rules are Spark's. */
public final class TestGroupState<S> implements GroupState<S> {
    private final CallState<S> state;

    private TestGroupState(CallState<S> state) {
        this.state = state;
    }

    /**
     * A state as a call finds it.
     *
     * @param optionalState the state, if there is any
     * @param batchProcessingTimeMs the timestamp of the epoch
     * @param eventTimeWatermarkMs the watermark; empty if the query has none
     * @param hasTimedOut whether the call is for a timeout
     */
    public static <S> TestGroupState<S> create(
            Optional<S> optionalState,
            GroupStateTimeout timeoutConf,
            long batchProcessingTimeMs,
            Optional<Long> eventTimeWatermarkMs,
            boolean hasTimedOut) {
        if (hasTimedOut && timeoutConf == GroupStateTimeout.NO_TIMEOUT) {
            throw new UnsupportedOperationException(
                    "hasTimedOut is true however there's no timeout configured: give it a timeout, or false.");
        }
        if (batchProcessingTimeMs < 0 || eventTimeWatermarkMs.orElse(0L) < 0) {
            throw new IllegalArgumentException("batchProcessingTimeMs and eventTimeWatermarkMs must be 0 or positive");
        }
        CallState<S> state = new CallState<>(timeoutConf);
        state.begin(
                optionalState.orElse(null),
                hasTimedOut,
                eventTimeWatermarkMs.isPresent(),
                eventTimeWatermarkMs.orElse(GroupCall.NO_WATERMARK),
                batchProcessingTimeMs);
        return new TestGroupState<>(state);
    }

    /** Whether the state was set. */
    public boolean isUpdated() {
        return state.isUpdated();
    }

    /** Whether the state was removed. */
    public boolean isRemoved() {
        return state.isRemoved();
    }

    /** The time that was asked for, in milliseconds since 1970. */
    public Optional<Long> getTimeoutTimestampMs() {
        long millis = state.timeoutMillis();
        return millis == GroupCall.NEVER ? Optional.empty() : Optional.of(millis);
    }

    @Override
    public boolean exists() {
        return state.exists();
    }

    @Override
    public S get() {
        return state.get();
    }

    @Override
    public Optional<S> getOption() {
        return state.getOption();
    }

    @Override
    public void update(S newState) {
        state.update(newState);
    }

    @Override
    public void remove() {
        state.remove();
    }

    @Override
    public boolean hasTimedOut() {
        return state.hasTimedOut();
    }

    @Override
    public void setTimeoutDuration(long durationMs) {
        state.setTimeoutDuration(durationMs);
    }

    @Override
    public void setTimeoutDuration(String duration) {
        state.setTimeoutDuration(duration);
    }

    @Override
    public void setTimeoutTimestamp(long timestampMs) {
        state.setTimeoutTimestamp(timestampMs);
    }

    @Override
    public void setTimeoutTimestamp(long timestampMs, String additionalDuration) {
        state.setTimeoutTimestamp(timestampMs, additionalDuration);
    }

    @Override
    public long getCurrentWatermarkMs() {
        return state.getCurrentWatermarkMs();
    }

    @Override
    public long getCurrentProcessingTimeMs() {
        return state.getCurrentProcessingTimeMs();
    }
}
