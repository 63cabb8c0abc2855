package io.virta.api.testing;

import io.virta.api.Encoder;
import io.virta.api.OutputMode;
import io.virta.api.streaming.ListState;
import io.virta.api.streaming.MapState;
import io.virta.api.streaming.StatefulProcessor;
import io.virta.api.streaming.TimeMode;
import io.virta.api.streaming.ValueState;
import io.virta.driver.StageContext;
import io.virta.operator.user.cells.GroupStates;
import io.virta.session.typed.harness.OperatorHarness;
import io.virta.session.typed.processor.ProcessorStates;
import io.virta.session.typed.processor.UserProcessor;
import java.util.List;

/**
 * Runs a {@link StatefulProcessor} epoch by epoch: rows are added by key, clocks are set, {@link #epoch} runs and hands out what came of it; state can be read and written between epochs, and a restart, with any number of
 * shards, is a call. The processor is copied as a query copies it, so fields of the instance that is given do not change. Used by one thread.
 *
 * <p>There is no event-time column here, so no row is late: rows behind the watermark do not reach the processor in a query in event-time mode.
 *
 * @param <K> the key of a group
 * @param <I> the rows that go in
 * @param <O> the rows that come out
 */
public final class ProcessorTester<K, I, O> implements AutoCloseable {
    private final UserProcessor<K, I, O> processor;
    private final OperatorHarness harness;
    private final TimeMode timeMode;

    /** A processor whose clocks stand at 0. */
    public ProcessorTester(
            StatefulProcessor<K, I, O> processor,
            TimeMode timeMode,
            Encoder<K> key,
            Encoder<I> input,
            Encoder<O> output) {
        this.timeMode = timeMode;
        this.processor = new UserProcessor<>(
                processor, key.codec(), input.codec(), output.codec(), OutputMode.Update(), timeMode, true, null);
        this.harness = new OperatorHarness(
                this.processor, key.codec(), input.codec(), output.codec(), timeMode == TimeMode.EVENT_TIME);
    }

    /** Sets the processing time of the next epochs, in milliseconds since 1970. */
    public ProcessorTester<K, I, O> setProcessingTimeMs(long millis) {
        harness.setProcessingMillis(millis);
        return this;
    }

    /** Sets the watermark of the next epochs, in milliseconds since 1970; for event-time mode. */
    public ProcessorTester<K, I, O> setWatermarkMs(long millis) {
        if (timeMode != TimeMode.EVENT_TIME) {
            throw new IllegalStateException("Only in TimeMode.EventTime() is there a watermark to set.");
        }
        harness.setWatermarkMillis(millis);
        return this;
    }

    /** Adds rows of a key to the next epoch. */
    @SafeVarargs
    public final ProcessorTester<K, I, O> add(K key, I... rows) {
        for (I row : rows) {
            harness.add(key, row);
        }
        return this;
    }

    /** Runs an epoch over the rows added: removes what has expired, handles the rows of each key, then the timers that have expired. What the processor made, in order. */
    @SuppressWarnings("unchecked") // the encoder is that of the output
    public List<O> epoch() {
        return (List<O>) harness.epoch();
    }

    /** Restarts from what the epochs so far left, with so many shards; rows that were added and not run are gone. */
    public ProcessorTester<K, I, O> restart(int shards) {
        harness.restart(shards);
        return this;
    }

    /** A value of a group, to read and write until the next epoch; throws IllegalArgumentException if the processor declares no such. */
    public <T> ValueState<T> valueState(String name, K key) {
        return states(key).value(name);
    }

    /** A list of a group, to read and write until the next epoch; throws IllegalArgumentException if the processor declares no such. */
    public <T> ListState<T> listState(String name, K key) {
        return states(key).list(name);
    }

    /** A map of a group, to read and write until the next epoch; throws IllegalArgumentException if the processor declares no such. */
    public <T, V> MapState<T, V> mapState(String name, K key) {
        return states(key).map(name);
    }

    /** The timers of a group, the earliest first. */
    public List<Long> timers(K key) {
        return timeMode == TimeMode.NONE ? List.of() : states(key).timers();
    }

    /** How many values, list elements, map entries and timers there are of all groups. */
    public long stateRows() {
        return harness.stateRows();
    }

    private ProcessorStates states(K key) {
        StageContext shard = harness.shardOf(key);
        GroupStates states = new GroupStates(processor.variables(), timeMode != TimeMode.NONE, shard);
        states.group().page(harness.keyColumns(key), 1);
        return processor.states(states);
    }

    @Override
    public void close() {
        harness.close();
    }
}
