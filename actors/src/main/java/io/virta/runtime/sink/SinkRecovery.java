package io.virta.runtime.sink;

import io.virta.connector.Sink;
import io.virta.connector.Sink.SinkContext;
import io.virta.connector.SinkWriter;
import io.virta.connector.SinkWriter.Recovery;
import io.virta.persistence.epoch.CommitHandle;
import io.virta.persistence.epoch.EpochPrepared;
import io.virta.persistence.epoch.RecoveryPlan;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Brings a sink to where the log stands before a run starts. Its calls block. Stateless. */
public final class SinkRecovery {
    private SinkRecovery() {}

    /**
     * Finishes the prepared epoch of a recovery plan, and discards what was begun for the epoch after it.
     *
     * @param nextEpoch the epoch that runs next
     * @return null if there was no prepared epoch; ABORTED if any of its writers has lost its work
     */
    public static @Nullable Recovery recover(
            Sink sink, String queryId, ZoneId zone, RecoveryPlan plan, long nextEpoch) {
        try (SinkWriter writer = sink.writer(new SinkContext(queryId, 0, 1, zone))) {
            Recovery outcome = plan.finish() == null ? null : finish(writer, plan.finish());
            writer.abort(
                    outcome == Recovery.ABORTED && plan.finish() != null
                            ? plan.finish().epoch()
                            : nextEpoch);
            return outcome;
        }
    }

    private static Recovery finish(SinkWriter writer, EpochPrepared prepared) {
        Recovery outcome = Recovery.COMMITTED;
        for (CommitHandle handle : prepared.handles()) {
            if (writer.recover(prepared.epoch(), handle.content().toByteArray()) == Recovery.ABORTED) {
                outcome = Recovery.ABORTED;
            }
        }
        return outcome;
    }
}
