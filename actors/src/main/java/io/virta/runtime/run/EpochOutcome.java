package io.virta.runtime.run;

import io.virta.operator.EventTimeRange;
import io.virta.persistence.epoch.CommitHandle;
import io.virta.persistence.epoch.EventTime;
import io.virta.persistence.state.StateManifest;
import io.virta.runtime.island.IslandReport.StateSize;
import java.util.List;
import java.util.Map;

/**
 * What an epoch came to, once its state is durable and every writer has prepared.
 *
 * @param eventTimes the greatest event times seen so far
 * @param epochEventTimes the event times of the epoch's rows
 * @param sourceRows the rows read, by the number of the source stage
 * @param positions in continuous mode, what each reader had reached
 * @param sinkRows the rows written
 * @param states by state id, what its operator did and keeps
 * @param processNanos from its start to the last barrier and prepared writer
 * @param stateNanos to make the state durable
 */
public record EpochOutcome(
        long epoch,
        List<CommitHandle> handles,
        List<EventTime> eventTimes,
        EventTimeRange epochEventTimes,
        StateManifest state,
        Map<Integer, Long> sourceRows,
        Map<String, String> positions,
        long sinkRows,
        Map<String, StateOutcome> states,
        long processNanos,
        long stateNanos) {
    /** What a stateful operator did in an epoch, over all shards. */
    public record StateOutcome(long updatedRows, long removedRows, long lateRows, StateSize size) {
        StateOutcome plus(StateOutcome other) {
            return new StateOutcome(
                    updatedRows + other.updatedRows,
                    removedRows + other.removedRows,
                    lateRows + other.lateRows,
                    size.plus(other.size));
        }
    }
}
