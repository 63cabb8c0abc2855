package io.virta.operator;

import io.virta.batch.Batch;
import io.virta.dropped.DropKind;

/** All that travels on an edge, in order: for each epoch its start, then data and watermarks, then its barrier; at last the end. Immutable. */
public sealed interface StreamElement {
    /**
     * An epoch begins. It is the first element of an epoch on every edge.
     *
     * @param epoch the number, from 0
     * @param timestampMicros the epoch's timestamp, the only clock of its expressions
     * @param seed the epoch's random seed
     * @param watermarkMicros in micro-batch mode of a query with watermarks the eviction watermark that the plan of this epoch fixed, which watermark operators send before the barrier; 0
     *     while no event time has been seen. {@link Watermark#NONE} in continuous mode, where they compute it themselves, and in queries without watermarks
     */
    record EpochStart(long epoch, long timestampMicros, long seed, long watermarkMicros) implements StreamElement {}

    /** Rows. */
    record Data(Batch batch) implements StreamElement {}

    /** Rows that an instance before has dropped, of {@link io.virta.dropped.DroppedRows#SCHEMA}; they pass every operator on their way to the sinks. */
    record Dropped(DropKind kind, Batch batch) implements StreamElement {}

    /** No row with an event time at or before {@code micros} is expected any more on this edge. Never goes back. */
    record Watermark(long micros) implements StreamElement {
        /** Stands for no watermark at all. */
        public static final long NONE = Long.MIN_VALUE;
    }

    /** An epoch ends: all of its elements came before. */
    record Barrier(long epoch) implements StreamElement {}

    /** Nothing will follow. */
    record End() implements StreamElement {}
}
