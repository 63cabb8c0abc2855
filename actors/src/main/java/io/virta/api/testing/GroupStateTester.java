package io.virta.api.testing;

import io.virta.api.Encoder;
import io.virta.api.function.FlatMapGroupsWithStateFunction;
import io.virta.api.streaming.GroupStateTimeout;
import io.virta.batch.Column;
import io.virta.driver.StageContext;
import io.virta.operator.user.ApplyGroups;
import io.virta.session.typed.groups.GroupsFunction;
import io.virta.session.typed.harness.OperatorHarness;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Runs a function of {@code flatMapGroupsWithState} epoch by epoch: rows are added by key, clocks are set, {@link #epoch} runs and hands out what came of it; a restart, with any number of shards, is a call. Used by one thread.
 *
 * <p>There is no event-time column here, so no row is late: rows behind the watermark do not reach the function in a query with event-time timeouts.
 *
 * @param <K> the key of a group
 * @param <V> the rows that go in
 * @param <S> the state
 * @param <R> the rows that come out
 */
public final class GroupStateTester<K, V, S, R> implements AutoCloseable {
    private final Encoder<S> stateEncoder;
    private final GroupStateTimeout timeout;
    private final OperatorHarness harness;

    /** A function whose clocks stand at 0. */
    public GroupStateTester(
            FlatMapGroupsWithStateFunction<K, V, S, R> function,
            GroupStateTimeout timeout,
            Encoder<K> key,
            Encoder<V> value,
            Encoder<S> state,
            Encoder<R> output) {
        this.stateEncoder = state;
        this.timeout = timeout;
        this.harness = new OperatorHarness(
                new GroupsFunction<K, V, S, R>(
                        "flatMapGroupsWithState",
                        key.codec(),
                        value.codec(),
                        state.codec(),
                        output.codec(),
                        timeout,
                        true,
                        function::call),
                key.codec(),
                value.codec(),
                output.codec(),
                timeout == GroupStateTimeout.EVENT_TIME_TIMEOUT);
    }

    /** Sets the processing time of the next epochs, in milliseconds since 1970. */
    public GroupStateTester<K, V, S, R> setProcessingTimeMs(long millis) {
        harness.setProcessingMillis(millis);
        return this;
    }

    /** Sets the watermark of the next epochs, in milliseconds since 1970; for event-time timeouts. */
    public GroupStateTester<K, V, S, R> setWatermarkMs(long millis) {
        if (timeout != GroupStateTimeout.EVENT_TIME_TIMEOUT) {
            throw new IllegalStateException(
                    "Only with GroupStateTimeout.EventTimeTimeout() is there a watermark to set.");
        }
        harness.setWatermarkMillis(millis);
        return this;
    }

    /** Adds rows of a key to the next epoch. */
    @SafeVarargs
    public final GroupStateTester<K, V, S, R> add(K key, V... rows) {
        for (V row : rows) {
            harness.add(key, row);
        }
        return this;
    }

    /** Runs an epoch over the rows added: calls the function for each key that has rows, then for each that has timed out. What it made, in order. */
    @SuppressWarnings("unchecked") // the encoder is that of the output
    public List<R> epoch() {
        return (List<R>) harness.epoch();
    }

    /** Restarts from what the epochs so far left, with so many shards; rows that were added and not run are gone. */
    public GroupStateTester<K, V, S, R> restart(int shards) {
        harness.restart(shards);
        return this;
    }

    /** The state of a group. */
    @SuppressWarnings("unchecked") // the encoder is that of the state
    public Optional<S> state(K key) {
        StageContext shard = harness.shardOf(key);
        Column state = ApplyGroups.stateOf(shard, harness.keyColumns(key));
        return Optional.ofNullable(
                state == null ? null : (S) stateEncoder.codec().value().read(state, 0));
    }

    /** The time at which a group times out, in milliseconds since 1970. */
    public OptionalLong timeoutMs(K key) {
        return ApplyGroups.dueMillisOf(harness.shardOf(key), harness.keyColumns(key));
    }

    @Override
    public void close() {
        harness.close();
    }
}
