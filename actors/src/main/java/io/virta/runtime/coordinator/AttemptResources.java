package io.virta.runtime.coordinator;

import io.virta.batch.Batch;
import io.virta.connector.ReadLimit;
import io.virta.connector.SinkWriter.Recovery;
import io.virta.connector.SourceContext;
import io.virta.driver.Discipline;
import io.virta.persistence.epoch.EpochLogState;
import io.virta.persistence.epoch.EpochPlan;
import io.virta.persistence.epoch.OperatorState;
import io.virta.persistence.epoch.QueryStarted;
import io.virta.persistence.epoch.RecoveryPlan;
import io.virta.persistence.epoch.SourceRange;
import io.virta.persistence.sourcelog.SourceLog;
import io.virta.persistence.state.FoldPolicy;
import io.virta.persistence.state.StateManifest;
import io.virta.persistence.state.StateStorage;
import io.virta.planner.Stage;
import io.virta.planner.Stage.SourceStage;
import io.virta.runtime.EpochTrigger;
import io.virta.runtime.QueryDefinition;
import io.virta.runtime.run.RunSetup;
import io.virta.runtime.shard.StateBackend;
import io.virta.runtime.sink.SinkRecovery;
import io.virta.runtime.source.SourcePlanner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt of a query has beside its graph: the planning side of the sources and the state storage, opened after the sink was brought to where the log stands. Calls to the
 * sources run one at a time on the blocking executor.
 */
final class AttemptResources implements AutoCloseable {
    private static final String NODE = "local";

    private final SourcePlanner planner;
    private final StateStorage storage;
    private final StateBackend backend;
    private final @Nullable Recovery recovery;
    private final List<List<Batch>> staticRows;
    private final SerialExecutor serial;
    private final @Nullable SourceLog sourceLog;
    private final long recovered;
    private final Runnable firstEpochCheck;
    private boolean checked;
    private volatile Map<String, String> latest = Map.of();

    private AttemptResources(
            SourcePlanner planner,
            StateStorage storage,
            StateBackend backend,
            @Nullable Recovery recovery,
            List<List<Batch>> staticRows,
            SerialExecutor serial,
            @Nullable SourceLog sourceLog,
            long recovered,
            Runnable firstEpochCheck) {
        this.planner = planner;
        this.storage = storage;
        this.backend = backend;
        this.recovery = recovery;
        this.staticRows = staticRows;
        this.serial = serial;
        this.sourceLog = sourceLog;
        this.recovered = recovered;
        this.firstEpochCheck = firstEpochCheck;
    }

    /** Opens an attempt over a log. Blocks. */
    static AttemptResources open(
            QueryDefinition query, CoordinatorResources resources, EpochLogState state, int attempt) {
        StateStorage storage = new StateStorage(
                resources.checkpoint().disk(), resources.checkpoint().state(), NODE, attempt, FoldPolicy.DEFAULT);
        RecoveryPlan plan = state.recovery();
        storage.verify(plan.state());
        Recovery recovery = SinkRecovery.recover(
                query,
                resources.queryId().toString(),
                plan,
                plan.rerun().isEmpty() ? state.nextEpoch() : plan.rerun().get(0).epoch());
        List<List<Batch>> staticRows = StaticPlans.run(query.plan().staticPlans(), query);
        SourceContext context = new SourceContext(
                query.clock(),
                query.settings().recorded().zone(),
                query.settings().parallelism().readers(),
                true);
        SourcePlanner planner = SourcePlanner.open(
                sources(query), context, state, query.trigger() instanceof EpochTrigger.AvailableNow);
        StateBackend backend = StateBackend.of(query.plan(), query.settings(), resources.topology());
        return new AttemptResources(
                planner,
                storage,
                backend,
                recovery,
                staticRows,
                new SerialExecutor(resources.blocking()),
                sourceLog(query, resources, attempt),
                plan.rerun().isEmpty()
                        ? -1
                        : plan.rerun().get(plan.rerun().size() - 1).epoch(),
                query.firstEpochCheck());
    }

    private static @Nullable SourceLog sourceLog(QueryDefinition query, CoordinatorResources resources, int attempt) {
        boolean allReplay =
                sources(query).stream().allMatch(source -> source.table().isReplayable());
        return allReplay
                ? null
                : new SourceLog(
                        resources.checkpoint().disk(), resources.checkpoint().sources(), attempt);
    }

    /** The sources of a query, each once. */
    static List<SourceStage> sources(QueryDefinition query) {
        List<SourceStage> sources = new ArrayList<>();
        for (Stage stage : query.plan().stages()) {
            SourceStage source = stage.source();
            if (source != null && sources.stream().noneMatch(other -> other.sourceIndex() == source.sourceIndex())) {
                sources.add(source);
            }
        }
        return sources;
    }

    /** What a run of a query is, for the log. */
    static QueryStarted describe(QueryDefinition query, CoordinatorResources resources, int attempt) {
        Map<String, String> sources = new LinkedHashMap<>();
        for (SourceStage source : sources(query)) {
            sources.put(SourcePlanner.sourceId(source), source.table().description());
        }
        List<OperatorState> states = query.plan().stages().stream()
                .filter(Stage::isStateful)
                .map(stage -> new OperatorState(
                        stage.stateId(), schema(stage), stage.operators().get(0).stateFacts()))
                .toList();
        return new QueryStarted(
                resources.queryId(),
                resources.runId(),
                attempt,
                Integer.toHexString(query.plan().stages().toString().hashCode()),
                query.settings().recorded().keyGroups(),
                query.settings().parallelism().shards(),
                sources,
                states,
                query.sinkDescriptions());
    }

    private static String schema(Stage stage) {
        return stage.operators().get(0).stateTables().stream()
                .map(table -> table.name() + "(" + table.key().catalogString() + " -> "
                        + table.value().catalogString() + ")")
                .collect(Collectors.joining(", "));
    }

    /** What became of the prepared epoch of the log; null if there was none. */
    @Nullable Recovery recovery() {
        return recovery;
    }

    /** The setup of this attempt's run. */
    RunSetup runSetup(
            QueryDefinition query,
            CoordinatorResources resources,
            StateManifest manifest,
            EpochLogState state,
            int attempt,
            long initialWatermarkMicros) {
        return new RunSetup(
                query,
                resources.queryId().toString(),
                attempt,
                resources.topology(),
                query.trigger() instanceof EpochTrigger.Continuous ? Discipline.CONTINUOUS : Discipline.MICRO_BATCH,
                storage,
                backend,
                manifest,
                state.lastEventTimes(),
                recovered,
                sourceLog,
                state.lastEnds(),
                initialWatermarkMicros,
                staticRows,
                resources.shared(),
                resources.islands(),
                resources.streamRefs(),
                resources.blocking());
    }

    /** Plans what follows the last plan. */
    CompletableFuture<PlannedRanges> plan(ReadLimit limit) {
        return CompletableFuture.supplyAsync(
                () -> {
                    PlannedRanges ranges = new PlannedRanges(planner.plan(limit));
                    if (!checked && ranges.orNull() != null) {
                        firstEpochCheck.run();
                        checked = true;
                    }
                    latest = planner.latest();
                    return ranges;
                },
                serial);
    }

    /** What a plan came to: null if there is nothing new. */
    record PlannedRanges(@Nullable List<SourceRange> orNull) {}

    /** Tells the sources that an epoch is committed. */
    CompletableFuture<Boolean> committed(EpochPlan plan) {
        return CompletableFuture.supplyAsync(
                () -> {
                    planner.committed(plan);
                    if (sourceLog != null) {
                        sourceLog.dropThrough(plan.epoch());
                    }
                    return true;
                },
                serial);
    }

    /** The newest positions that the sources knew when they last planned. */
    Map<String, String> latest() {
        return latest;
    }

    @Override
    public void close() {
        serial.execute(() -> {
            planner.close();
            if (sourceLog != null) {
                sourceLog.close();
            }
            backend.close();
        });
    }
}
