package io.virta.api;

import io.virta.analysis.StreamingCheck;
import io.virta.api.streaming.StreamingQuery;
import io.virta.config.VirtaSettings;
import io.virta.connector.OutputMode;
import io.virta.connector.Sink;
import io.virta.dropped.DropKind;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.plan.LogicalPlan;
import io.virta.planner.QueryPlan;
import io.virta.runtime.EpochTrigger;
import io.virta.runtime.FaultPlan;
import io.virta.runtime.QueryDefinition;
import io.virta.runtime.SideSink;
import io.virta.session.CheckpointPlaces;
import io.virta.session.DroppedRowTables;
import io.virta.session.RunSettings;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A streaming query about to start: checks it, plans it and hands it to the runtime.
 *
 * @param droppedRows the tables that take rows the query drops
 */
record QueryStart(
        VirtaSession session,
        LogicalPlan analysed,
        OutputMode mode,
        EpochTrigger trigger,
        @Nullable String name,
        @Nullable String checkpointLocation,
        Map<DropKind, String> droppedRows) {
    /** Starts the query; the sink is opened for the plan. */
    StreamingQuery start(Function<QueryPlan, Sink> sinkOf) {
        if (trigger instanceof EpochTrigger.Continuous) {
            throw new VirtaException(
                    ErrorCode.UNSUPPORTED_STREAMING_OPERATION,
                    "The continuous trigger is not supported.",
                    "Leave out trigger(...): epochs then follow each other as soon as there are new rows.");
        }
        StreamingCheck.check(analysed, mode);
        QueryPlan plan = session.state().plan(analysed, mode);
        VirtaSettings settings = session.state().conf().settings();
        Sink sink = sinkOf.apply(plan);
        List<SideSink> sideSinks = new DroppedRowTables(session.state()).open(droppedRows, sink);
        return session.streams()
                .start(new QueryDefinition(
                                name,
                                plan,
                                sink,
                                trigger,
                                CheckpointPlaces.of(
                                        checkpointLocation,
                                        settings.checkpoint().location(),
                                        name),
                                RunSettings.of(settings),
                                session.state().clock(),
                                () -> StreamingCheck.checkFirstEpoch(analysed),
                                FaultPlan.NONE)
                        .withSideSinks(sideSinks));
    }

    /** The name, or one made up. */
    String displayName() {
        return name == null ? "query-" + UUID.randomUUID() : name;
    }
}
