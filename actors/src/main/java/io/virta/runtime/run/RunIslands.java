package io.virta.runtime.run;

import io.virta.connector.BadRecordOutput;
import io.virta.connector.ContinuousScan;
import io.virta.connector.ContinuousScan.ContinuousReader;
import io.virta.connector.Sink.SinkContext;
import io.virta.connector.SourceContext;
import io.virta.connector.SourceReader;
import io.virta.driver.Discipline;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.planner.Stage;
import io.virta.planner.Stage.SourceStage;
import io.virta.runtime.QueryDefinition;
import io.virta.runtime.QuerySettings;
import io.virta.runtime.island.BlockingSection;
import io.virta.runtime.island.IslandGraph;
import io.virta.runtime.island.IslandId;
import io.virta.runtime.island.IslandReport;
import io.virta.runtime.island.StageInstance;
import io.virta.runtime.island.StageInstance.RunContext;
import io.virta.runtime.sink.SinkWriters;
import io.virta.runtime.source.ChunkRing;
import io.virta.runtime.source.LoggedReader;
import io.virta.runtime.source.SharingReader;
import io.virta.runtime.source.SourcePlanner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes the islands of a run from its plan: readers, operators, writers. Used by the run's thread; readers and writers are opened by their islands' threads. */
final class RunIslands implements AutoCloseable {
    private final RunSetup setup;
    private final QuerySettings settings;
    private final BlockingSection blocking;
    private final Map<String, ChunkRing> rings = new HashMap<>();

    RunIslands(RunSetup setup, BlockingSection blocking) {
        this.setup = setup;
        this.settings = setup.query().settings();
        this.blocking = blocking;
    }

    /** What all stage instances share. */
    RunContext context() {
        return new RunContext(
                settings.recorded().zone(),
                setup.discipline(),
                setup.initialWatermarkMicros(),
                setup.staticRows(),
                setup.identity(),
                setup.query().droppedKinds());
    }

    /** The graph of the run over stateful instances, which have their state already, and the others, which are made here. */
    IslandGraph graph(List<StageInstance> stateful, Consumer<IslandReport> reports) {
        IslandGraph graph = new IslandGraph(
                setup.topology(),
                settings.recorded().keyGroups(),
                settings.parallelism().inputBuffer(),
                setup.streamRefs() ? this::isShard : id -> false,
                setup.parts(),
                reports,
                blocking,
                setup.query().faults());
        stateful.forEach(instance -> addIsland(graph, instance));
        for (Stage stage : setup.query().plan().stages()) {
            if (!stage.isStateful()) {
                IslandGraph.instancesOf(stage, setup.topology()).forEach(id -> addIsland(graph, stateless(stage, id)));
            }
        }
        graph.addSink(this::openWriters, setup.attempt());
        return graph;
    }

    private boolean isShard(IslandId id) {
        return id.stage() < setup.query().plan().stages().size()
                && setup.query().plan().stages().get(id.stage()).isStateful();
    }

    private StageInstance stateless(Stage stage, IslandId id) {
        return StageInstance.of(
                stage,
                id.instance(),
                setup.topology().instances().get(id.stage()),
                Map.of(),
                setup.topology().channels(id.stage(), id.instance()),
                context());
    }

    private void addIsland(IslandGraph graph, StageInstance instance) {
        SourceStage source =
                setup.query().plan().stages().get(instance.id().stage()).source();
        if (source == null) {
            graph.addOperator(instance);
        } else if (setup.discipline() == Discipline.CONTINUOUS) {
            graph.addContinuousSource(instance, reader -> openContinuousReader(source, reader));
        } else {
            BadRecordOutput badRecords = instance.badRecords();
            ChunkRing ring = badRecords == null && source.table().isReplayable() ? joinRing(source) : null;
            graph.addSource(instance, reader -> openReader(source, badRecords, ring));
        }
    }

    /** Names rows that are the same for all runs: what is read, and the time zone in which. */
    private String rowsKey(SourceStage source) {
        return source.rowsKey() + " " + settings.recorded().zone();
    }

    private ChunkRing joinRing(SourceStage source) {
        return rings.computeIfAbsent(rowsKey(source), setup.shared()::join);
    }

    /** Readers whose bad records somebody wants decode all rows themselves; what others have decoded does not have them. */
    private SourceReader openReader(
            SourceStage source, @Nullable BadRecordOutput badRecords, @Nullable ChunkRing ring) {
        SourceReader reader = source.scan().reader(sourceContext(badRecords));
        if (source.table().isReplayable()) {
            return ring == null ? reader : new SharingReader(reader, ring);
        }
        return new LoggedReader(
                reader,
                Objects.requireNonNull(setup.sourceLog()),
                SourcePlanner.sourceId(source),
                setup.replayThrough());
    }

    private ContinuousReader openContinuousReader(SourceStage source, int reader) {
        if (!(source.scan() instanceof ContinuousScan scan)) {
            throw new VirtaException(
                    ErrorCode.UNSUPPORTED_STREAMING_OPERATION,
                    "The source " + source.table().description() + " cannot be read continuously.",
                    "Use a processing-time trigger.");
        }
        String position = setup.positions().get(source.sourceIndex() + "/" + reader);
        return scan.continuousReader(sourceContext(null), reader, position);
    }

    private SourceContext sourceContext(@Nullable BadRecordOutput badRecords) {
        return new SourceContext(
                setup.query().clock(),
                settings.recorded().zone(),
                settings.parallelism().readers(),
                true,
                badRecords);
    }

    private SinkWriters openWriters(int writer) {
        int writers = setup.topology().instances().get(setup.topology().sinkStage());
        return SinkWriters.open(
                setup.query(),
                new SinkContext(
                        setup.queryId(),
                        QueryDefinition.MAIN_SINK,
                        writer,
                        writers,
                        settings.recorded().zone()));
    }

    @Override
    public void close() {
        rings.keySet().forEach(setup.shared()::leave);
        rings.clear();
    }
}
