package io.virta.runtime.run;

import io.virta.batch.Batch;
import io.virta.driver.Discipline;
import io.virta.operator.QueryIdentity;
import io.virta.persistence.epoch.EventTime;
import io.virta.persistence.sourcelog.SourceLog;
import io.virta.persistence.state.StateManifest;
import io.virta.persistence.state.StateStorage;
import io.virta.runtime.QueryDefinition;
import io.virta.runtime.exchange.Topology;
import io.virta.runtime.island.LiveParts;
import io.virta.runtime.shard.StateBackend;
import io.virta.runtime.source.SharedChunks;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What a run starts from.
 *
 * @param identity which query and run it is
 * @param attempt the number of this run
 * @param manifest the state to restore
 * @param eventTimes the greatest event times seen before
 * @param replayThrough the last epoch that an earlier run had planned, -1 if there is none
 * @param sourceLog where rows go that cannot be read again, null if every source replays
 * @param positions what continuous readers had reached, by reader
 * @param initialWatermarkMicros the watermark before the first epoch
 * @param staticRows the rows of the plan's static plans
 * @param shared what queries share of their sources
 * @param parts what of all runs of the query works
 * @param streamRefs whether streams reach shards through stream references
 * @param blocking where blocking work runs, counted among the parts
 */
public record RunSetup(
        QueryDefinition query,
        QueryIdentity identity,
        int attempt,
        Topology topology,
        Discipline discipline,
        StateStorage storage,
        StateBackend backend,
        StateManifest manifest,
        List<EventTime> eventTimes,
        long replayThrough,
        @Nullable SourceLog sourceLog,
        Map<String, String> positions,
        long initialWatermarkMicros,
        List<List<Batch>> staticRows,
        SharedChunks shared,
        LiveParts parts,
        boolean streamRefs,
        Executor blocking) {
    /** The query's id. */
    public String queryId() {
        return identity.queryId().toString();
    }
}
