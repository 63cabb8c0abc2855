package io.virta.runtime.run;

import io.virta.connector.Split;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.operator.StreamElement.Watermark;
import io.virta.persistence.epoch.CommitHandle;
import io.virta.persistence.epoch.EpochPlan;
import io.virta.persistence.epoch.SourceRange;
import io.virta.planner.Stage;
import io.virta.planner.Stage.SourceStage;
import io.virta.runtime.island.IslandControl;
import io.virta.runtime.island.IslandGraph;
import io.virta.runtime.island.IslandId;
import io.virta.runtime.island.IslandReport;
import io.virta.runtime.source.SourcePlanner;
import io.virta.runtime.source.SplitSpreader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.pekko.stream.Materializer;

/** The islands of a run from their start to their end: what they are told, and which of them are there. Used by the run's thread. */
final class LiveIslands {
    private final RunSetup setup;
    private final Map<IslandId, IslandControl> controls = new HashMap<>();
    private final Set<IslandId> alive = new HashSet<>();
    private int awaitedStarts;

    /** An island among the parts of its query. */
    record Part(int attempt, IslandId island) {
        @Override
        public String toString() {
            return "island " + island + " of run " + attempt;
        }
    }

    LiveIslands(RunSetup setup) {
        this.setup = setup;
    }

    /** Starts all islands of a graph; each reports that it has started, or why not. */
    void start(IslandGraph graph, Materializer materializer) {
        alive.addAll(graph.islands());
        awaitedStarts = alive.size();
        alive.forEach(island -> setup.parts().started(part(island)));
        try {
            graph.build().run(materializer);
        } catch (RuntimeException notStarted) {
            alive.forEach(island -> setup.parts().ended(part(island)));
            alive.clear();
            throw notStarted;
        }
    }

    /** The part that an island is. */
    Part part(IslandId island) {
        return new Part(setup.attempt(), island);
    }

    /** An island has started; true if it was the last. */
    boolean started(IslandReport.Started report) {
        controls.put(report.island(), report.control());
        return --awaitedStarts == 0;
    }

    /** An island has closed what it held. */
    void stopped(IslandId island) {
        alive.remove(island);
    }

    /** Whether there is none. */
    boolean isEmpty() {
        return alive.isEmpty();
    }

    /** Whether all have started. */
    boolean haveStarted() {
        return awaitedStarts == 0 && !controls.isEmpty();
    }

    /** How many report that they are at a barrier. */
    int stageInstances() {
        return controls.size() - writers();
    }

    /** How many writers there are. */
    int writers() {
        return setup.topology().instances().get(setup.topology().sinkStage());
    }

    /** Readers read what is planned. */
    void runEpoch(EpochPlan plan) {
        EpochStart start = new EpochStart(plan.epoch(), plan.timestampMicros(), plan.seed(), watermarkMicros(plan));
        for (Stage stage : setup.query().plan().stages()) {
            if (stage.source() != null) {
                List<IslandId> readers = IslandGraph.instancesOf(stage, setup.topology());
                List<List<Split>> splits = SplitSpreader.spread(splitsOf(plan, stage.source()), readers.size());
                for (IslandId reader : readers) {
                    control(reader).beginEpoch(start, splits.get(reader.instance()));
                }
            }
        }
    }

    /** Readers read without end. */
    void beginContinuous(EpochStart first) {
        readers().forEach(reader -> reader.beginContinuous(first));
    }

    /** Whether any reader has read something in its continuous epoch. */
    boolean haveNews() {
        return readers().stream().anyMatch(IslandControl::hasNews);
    }

    /** Readers end their continuous epoch. */
    void barrier(EpochStart next) {
        readers().forEach(reader -> reader.barrier(next));
    }

    /** Writers publish what they have prepared. */
    void commit(long epoch, List<CommitHandle> handles) {
        for (CommitHandle handle : handles) {
            control(new IslandId(setup.topology().sinkStage(), handle.writer()))
                    .commit(epoch, handle.sinkId(), handle.content().toByteArray());
        }
    }

    /** Readers end, and the others when all has come to them. */
    void end() {
        readers().forEach(IslandControl::end);
    }

    private List<IslandControl> readers() {
        return setup.query().plan().stages().stream()
                .filter(stage -> stage.source() != null)
                .flatMap(stage -> IslandGraph.instancesOf(stage, setup.topology()).stream())
                .map(this::control)
                .toList();
    }

    private IslandControl control(IslandId id) {
        return Objects.requireNonNull(controls.get(id));
    }

    private static long watermarkMicros(EpochPlan plan) {
        return plan.watermarks().isEmpty()
                ? Watermark.NONE
                : plan.watermarks().get(0).evictionMicros();
    }

    private static List<Split> splitsOf(EpochPlan plan, SourceStage source) {
        for (SourceRange range : plan.ranges()) {
            if (range.sourceId().equals(SourcePlanner.sourceId(source))) {
                return range.range().splits();
            }
        }
        return List.of();
    }
}
