package io.virta.runtime.island;

import io.virta.operator.OperatorMetrics;
import io.virta.runtime.sink.SinkWriters;
import io.virta.state.StateSection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an island tells its run. */
public sealed interface IslandReport {
    /** It is ready and can be told what to do. */
    record Started(IslandId island, IslandControl control) implements IslandReport {}

    /** A reader has read all of its splits of an epoch. */
    record ReadAll(IslandId island, long epoch) implements IslandReport {}

    /**
     * An island's operators stand at the barrier.
     *
     * @param rows the rows read, for a source island
     * @param position the reader's position, for a continuous source island, else null
     * @param metrics one entry per operator
     * @param sections what changed in its state
     */
    record AtBarrier(
            IslandId island,
            long epoch,
            long rows,
            @Nullable String position,
            List<OperatorMetrics.Snapshot> metrics,
            List<StateSection> sections,
            StateSize size)
            implements IslandReport {}

    /** The writers of a sink island have prepared an epoch; {@code rows} are those of the result. */
    record Prepared(IslandId island, long epoch, List<SinkWriters.Handle> handles, long rows) implements IslandReport {}

    /** A writer has committed what it had prepared of an epoch. */
    record Committed(IslandId island, long epoch) implements IslandReport {}

    /** An island failed; the run cannot go on. */
    record Failed(IslandId island, Throwable cause) implements IslandReport {}

    /** An island has closed what it held. */
    record Stopped(IslandId island) implements IslandReport {}

    /**
     * How much state an island keeps.
     *
     * @param rows entries of all tables that are not indexes
     * @param spilledRows those of them that are not in memory
     * @param bytes memory held
     */
    record StateSize(long rows, long spilledRows, long bytes) {
        /** No state. */
        public static final StateSize NONE = new StateSize(0, 0, 0);

        /** That of two islands together. */
        public StateSize plus(StateSize other) {
            return new StateSize(rows + other.rows, spilledRows + other.spilledRows, bytes + other.bytes);
        }
    }
}
