package io.virta.operator;

import io.virta.batch.Batch;
import io.virta.operator.StreamElement.EpochStart;

/**
 * A physical operator instance: one partition's or shard's part of a stage. Single-threaded: its driver never calls it from two threads at once. It does no I/O, reads no
 * clock, starts no thread and never blocks. It owns its state tables' content and the scratch it keeps; batches it is given are immutable and may be kept.
 *
 * <p>Updating state is kept apart from emitting. {@link #process} takes rows; what is final at once (stateless work, join matches) goes to its output, anything else
 * only changes state. {@link #emit} hands out what state holds ready. In micro-batch mode the driver calls {@code emit} at the barrier only; in continuous mode after each
 * {@code process} and {@code advance}.
 *
 * <p>Order of calls, per epoch: {@code epochStart}; any number of {@code process} and {@code advance}; {@code advance} with the epoch's watermark right before the barrier (micro-batch);
 * {@code emit(BARRIER)} until it returns false; {@code barrier}, after which the state is frozen. An operator never refuses an input before that input's barrier. Each call does bounded
 * work: about one batch in or a few batches out.
 */
public interface Operator extends AutoCloseable {
    /** An epoch begins. */
    default void epochStart(EpochStart epoch) {}

    /**
     * Takes rows.
     *
     * @param input the number of the input edge, from 0
     */
    void process(int input, Batch batch, Output output);

    /** The watermark over all inputs that carry one has risen to {@code micros}. Rows at or before it that come later are late; what it closes becomes ready. */
    default void advance(long micros) {}

    /**
     * The watermark that holds for this operator's output when its inputs stand at {@code micros}: the same for most, less for those that may emit older rows later.
     */
    default long outputWatermark(long micros) {
        return micros;
    }

    /**
     * Emits some of what is ready, a few batches at most.
     *
     * @return true if more is ready: call again once there is demand
     */
    default boolean emit(EmitReason reason, Output output) {
        return false;
    }

    /** The epoch's barrier has been reached on all inputs and everything due has been emitted. */
    default void barrier(long epoch) {}

    @Override
    default void close() {}

    /** Why {@link #emit} is called. */
    enum EmitReason {
        /** Continuous mode, after new rows or a new watermark. */
        CHANGE,
        /** The barrier of the epoch: also what is emitted once an epoch, such as the whole table in complete mode. */
        BARRIER
    }
}
