package io.virta.runtime.run;

import io.virta.batch.Batch;
import io.virta.driver.Discipline;
import io.virta.persistence.epoch.EventTime;
import io.virta.persistence.sourcelog.SourceLog;
import io.virta.persistence.state.StateManifest;
import io.virta.persistence.state.StateStorage;
import io.virta.runtime.QueryDefinition;
import io.virta.runtime.exchange.Topology;
import io.virta.runtime.island.LiveIslands;
import io.virta.runtime.shard.StateBackend;
import io.virta.runtime.source.SharedChunks;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What a run starts from.
 *
 * @param queryId the query's id
 * @param attempt the number of this run
 * @param manifest the state to restore
 * @param eventTimes the greatest event times seen before
 * @param replayThrough the last epoch that an earlier run had planned, -1 if there is none
 * @param sourceLog where rows go that cannot be read again, null if every source replays
 * @param positions where continuous readers begin, by source id
 * @param initialWatermarkMicros the watermark before the first epoch
 * @param staticRows the rows of the plan's static plans
 * @param shared what queries share of their sources
 * @param islands counts the islands of all runs of the query
 * @param streamRefs whether streams reach shards through stream references
 * @param blocking where blocking work runs
 */
public record RunSetup(
        QueryDefinition query,
        String queryId,
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
        LiveIslands islands,
        boolean streamRefs,
        Executor blocking) {}
