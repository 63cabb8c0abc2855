package io.virta.runtime.island;

import io.virta.connector.Split;
import io.virta.operator.StreamElement.EpochStart;
import java.util.List;

/** What an island can be told while it runs. The calls return at once, may come from any thread, and take effect in order. */
public interface IslandControl {
    /** A source island reads these splits as an epoch. */
    default void beginEpoch(EpochStart start, List<Split> splits) {}

    /** A continuous source island begins to read. */
    default void beginContinuous(EpochStart first) {}

    /** Whether a continuous source island has read anything since its epoch began. */
    default boolean hasNews() {
        return false;
    }

    /** A continuous source island ends its epoch here and begins the next. */
    default void barrier(EpochStart next) {}

    /** A sink island publishes what one of its writers has prepared of an epoch. */
    default void commit(long epoch, String sinkId, byte[] handle) {}

    /** A source island ends its stream after the epochs it was told of; the others follow. */
    default void end() {}
}
