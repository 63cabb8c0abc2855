package io.virta.runtime.sink;

import io.virta.connector.Sink;
import io.virta.connector.Sink.SinkContext;
import io.virta.connector.SinkWriter;
import io.virta.connector.SinkWriter.Recovery;
import io.virta.persistence.epoch.CommitHandle;
import io.virta.persistence.epoch.EpochPrepared;
import io.virta.persistence.epoch.RecoveryPlan;
import io.virta.runtime.QueryDefinition;
import io.virta.runtime.SideSink;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the sinks of a query to where the log stands before a run starts. Whether a prepared epoch stands is what the main sink says: if it has lost its work, the sinks of dropped rows discard theirs; if it has
 * not, a sink of dropped rows that has lost its own (which only one in memory does, whose earlier rows are gone too) stays without them. Its calls block. Stateless.
 */
public final class SinkRecovery {
    private static final Logger LOG = LoggerFactory.getLogger(SinkRecovery.class);

    private SinkRecovery() {}

    /**
     * Finishes the prepared epoch of a recovery plan, and discards what was begun for the epoch after it.
     *
     * @param nextEpoch the epoch that runs next
     * @return null if there was no prepared epoch; ABORTED if any of the main sink's writers has lost its work
     */
    public static @Nullable Recovery recover(QueryDefinition query, String queryId, RecoveryPlan plan, long nextEpoch) {
        SinkContext context =
                new SinkContext(queryId, 0, 1, query.settings().recorded().zone());
        Map<String, Sink> sides = new LinkedHashMap<>();
        for (SideSink side : query.sideSinks()) {
            sides.put(side.id(), side.sink());
        }
        EpochPrepared prepared = plan.finish();
        Recovery outcome = recover(QueryDefinition.MAIN_SINK, query.sink(), context, prepared, false, nextEpoch);
        boolean lost = outcome == Recovery.ABORTED;
        sides.forEach((id, sink) -> recover(id, sink, context, prepared, lost, nextEpoch));
        if (prepared != null && !lost) {
            warnOfSinksThatAreGone(prepared, sides);
        }
        return outcome;
    }

    private static @Nullable Recovery recover(
            String id, Sink sink, SinkContext context, @Nullable EpochPrepared prepared, boolean lost, long nextEpoch) {
        try (SinkWriter writer = sink.writer(context)) {
            if (prepared == null) {
                writer.abort(nextEpoch);
                return null;
            }
            Recovery outcome = lost ? Recovery.ABORTED : finish(id, writer, prepared);
            writer.abort(outcome == Recovery.ABORTED ? prepared.epoch() : nextEpoch);
            return outcome;
        }
    }

    private static Recovery finish(String id, SinkWriter writer, EpochPrepared prepared) {
        Recovery outcome = Recovery.COMMITTED;
        for (CommitHandle handle : prepared.handles()) {
            if (handle.sinkId().equals(id)
                    && writer.recover(prepared.epoch(), handle.content().toByteArray()) == Recovery.ABORTED) {
                outcome = Recovery.ABORTED;
            }
        }
        return outcome;
    }

    private static void warnOfSinksThatAreGone(EpochPrepared prepared, Map<String, Sink> sides) {
        prepared.handles().stream()
                .map(CommitHandle::sinkId)
                .filter(id -> !id.equals(QueryDefinition.MAIN_SINK) && !sides.containsKey(id))
                .distinct()
                .forEach(id -> LOG.warn(
                        "Epoch {} has {} rows for a table that the query does not name any more; they are dropped.",
                        prepared.epoch(),
                        id));
    }
}
