package io.virta.runtime.coordinator;

import io.virta.persistence.checkpoint.CheckpointDirectory;
import io.virta.persistence.journal.JournalLease;
import io.virta.runtime.exchange.Topology;
import io.virta.runtime.island.LiveParts;
import io.virta.runtime.source.SharedChunks;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;

/**
 * What a coordinator has for as long as it lives.
 *
 * @param lease keeps the journal open; whoever opened it closes it after the coordinator has stopped, as the checkpoint
 * @param shared what queries of the runtime share of their sources
 * @param parts what of all runs of the query works
 * @param streamRefs whether streams reach shards through stream references
 * @param blocking where blocking work runs, counted among the parts
 * @param loggedSettings the settings that change results, which every plan records
 */
public record CoordinatorResources(
        JournalLease lease,
        CheckpointDirectory checkpoint,
        UUID runId,
        Topology topology,
        SharedChunks shared,
        LiveParts parts,
        boolean streamRefs,
        Executor blocking,
        Map<String, String> loggedSettings) {
    /** The query's id, stable over restarts. */
    public UUID queryId() {
        return checkpoint.metadata().queryId();
    }

    /** The seed of an epoch's random functions, the same whenever it is planned. */
    long seed(long epoch) {
        long mixed = (queryId().getLeastSignificantBits() ^ epoch) * 0x9E3779B97F4A7C15L;
        return mixed ^ (mixed >>> 32);
    }
}
