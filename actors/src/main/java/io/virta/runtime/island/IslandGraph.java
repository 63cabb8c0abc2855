package io.virta.runtime.island;

import io.virta.connector.ContinuousScan.ContinuousReader;
import io.virta.connector.SourceReader;
import io.virta.operator.StreamElement;
import io.virta.planner.Stage;
import io.virta.runtime.FaultPlan;
import io.virta.runtime.exchange.Router;
import io.virta.runtime.exchange.Topology;
import io.virta.runtime.exchange.Topology.Edge;
import io.virta.runtime.sink.SinkWriters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.AmorphousShape;
import org.apache.pekko.stream.ClosedShape;
import org.apache.pekko.stream.Graph;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.javadsl.GraphDSL;
import org.apache.pekko.stream.javadsl.RunnableGraph;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.javadsl.StreamRefs;

/**
 * Puts the islands of a run together: every stage instance and every sink writer is an asynchronous island, every edge of the topology a connection with a bounded buffer at its
 * receiver. Used by one thread; the graph runs once.
 */
public final class IslandGraph {
    /** Dispatcher of islands that never block. */
    public static final String COMPUTE_DISPATCHER = "virta.runtime.compute-dispatcher";

    /** Dispatcher of islands that may block: a thread each. */
    public static final String ISLAND_DISPATCHER = "virta.runtime.island-dispatcher";

    private final Topology topology;
    private final int keyGroups;
    private final int inputBuffer;
    private final Predicate<IslandId> behindStreamRefs;
    private final IslandLogic.Reports reports;
    private final BlockingSection blocking;
    private final FaultPlan faults;
    private final Map<IslandId, Ports> ports = new HashMap<>();
    private final Map<IslandId, Graph<AmorphousShape, NotUsed>> islands = new HashMap<>();

    /**
     * An empty graph.
     *
     * @param inputBuffer how many elements may wait at an inlet
     * @param behindStreamRefs which islands are reached through stream references
     * @param query whose islands these are
     * @param reports gets all reports of the islands, from their threads
     * @param blocking interrupts those that wait when the run ends
     */
    public IslandGraph(
            Topology topology,
            int keyGroups,
            int inputBuffer,
            Predicate<IslandId> behindStreamRefs,
            LiveParts query,
            Consumer<IslandReport> reports,
            BlockingSection blocking,
            FaultPlan faults) {
        this.topology = topology;
        this.keyGroups = keyGroups;
        this.inputBuffer = inputBuffer;
        this.behindStreamRefs = behindStreamRefs;
        this.reports = new IslandLogic.Reports(query, reports);
        this.blocking = blocking;
        this.faults = faults;
    }

    /** Adds an island of a source stage, which reads through {@code reader}. */
    public void addSource(StageInstance instance, Function<Integer, SourceReader> reader) {
        IslandId id = instance.id();
        Ports its = portsOf(id);
        add(
                id,
                new SourceIsland(
                        instance, () -> reader.apply(id.instance()), routerOf(id), its, reports, blocking, faults),
                ISLAND_DISPATCHER);
    }

    /** Adds an island of a source stage, which reads through {@code reader} without end. */
    public void addContinuousSource(StageInstance instance, Function<Integer, ContinuousReader> reader) {
        IslandId id = instance.id();
        add(
                id,
                new ContinuousSourceIsland(
                        instance, () -> reader.apply(id.instance()), routerOf(id), portsOf(id), reports, blocking),
                ISLAND_DISPATCHER);
    }

    /** Adds an island of a stage that reads others; where there is state it may have to wait for the disk. */
    public void addOperator(StageInstance instance) {
        IslandId id = instance.id();
        add(
                id,
                new OperatorIsland(instance, routerOf(id), portsOf(id), reports, blocking, faults),
                instance.isStateful() ? ISLAND_DISPATCHER : COMPUTE_DISPATCHER);
    }

    /** Adds the islands of the sinks' writers. */
    public void addSink(Function<Integer, SinkWriters> writer, int attempt) {
        int writers = topology.instances().get(topology.sinkStage());
        for (int i = 0; i < writers; i++) {
            int number = i;
            IslandId id = new IslandId(topology.sinkStage(), i);
            add(
                    id,
                    new SinkIsland(id, () -> writer.apply(number), attempt, portsOf(id), reports, blocking),
                    ISLAND_DISPATCHER);
        }
    }

    private void add(IslandId id, Graph<AmorphousShape, NotUsed> island, String dispatcher) {
        islands.put(id, island.addAttributes(IslandLogic.named(id, "island")).async(dispatcher, inputBuffer));
    }

    private Ports portsOf(IslandId id) {
        return ports.computeIfAbsent(
                id,
                key -> Ports.of(
                        topology.into(key.stage(), key.instance()).size(),
                        topology.outOf(key.stage(), key.instance()).size()));
    }

    private Router routerOf(IslandId id) {
        return new Router(topology.outOf(id.stage(), id.instance()), keyGroups);
    }

    /** The islands added so far. */
    public List<IslandId> islands() {
        return List.copyOf(islands.keySet());
    }

    /** The graph with all edges connected; every island of the topology must have been added. */
    public RunnableGraph<NotUsed> build() {
        return RunnableGraph.fromGraph(GraphDSL.create(builder -> {
            Map<IslandId, AmorphousShape> shapes = new HashMap<>();
            islands.forEach((id, island) -> shapes.put(id, builder.add(island)));
            Map<IslandId, Integer> nextInlet = new HashMap<>();
            for (Edge edge : topology.edges()) {
                IslandId to = new IslandId(edge.toStage(), edge.to());
                IslandId from = new IslandId(edge.fromStage(), edge.from());
                int inlet = nextInlet.merge(to, 1, Integer::sum) - 1;
                int outlet = topology.outOf(from.stage(), from.instance()).indexOf(edge);
                Outlet<StreamElement> sender = outletOf(Objects.requireNonNull(shapes.get(from)), outlet);
                Inlet<StreamElement> receiver = inletOf(Objects.requireNonNull(shapes.get(to)), inlet);
                if (behindStreamRefs.test(to)) {
                    connectThroughRef(builder, sender, receiver);
                } else {
                    builder.from(sender).toInlet(receiver);
                }
            }
            return ClosedShape.getInstance();
        }));
    }

    /** The receiver hands out a reference when it runs, and the sender waits for it. */
    private static void connectThroughRef(
            GraphDSL.Builder<NotUsed> builder, Outlet<StreamElement> sender, Inlet<StreamElement> receiver) {
        CompletableFuture<Sink<StreamElement, NotUsed>> reference = new CompletableFuture<>();
        Source<StreamElement, Boolean> received = StreamRefs.<StreamElement>sinkRef()
                .mapMaterializedValue(handedOut -> reference.complete(handedOut.getSink()));
        builder.from(builder.add(received)).toInlet(receiver);
        builder.from(sender).to(builder.add(Sink.completionStageSink(reference)));
    }

    @SuppressWarnings("unchecked")
    private static Outlet<StreamElement> outletOf(AmorphousShape shape, int index) {
        return (Outlet<StreamElement>) shape.outlets().apply(index);
    }

    @SuppressWarnings("unchecked")
    private static Inlet<StreamElement> inletOf(AmorphousShape shape, int index) {
        return (Inlet<StreamElement>) shape.inlets().apply(index);
    }

    /** Where a stage's instances are, for callers that add them one by one. */
    public static List<IslandId> instancesOf(Stage stage, Topology topology) {
        List<IslandId> ids = new ArrayList<>();
        for (int i = 0; i < topology.instances().get(stage.id()); i++) {
            ids.add(new IslandId(stage.id(), i));
        }
        return ids;
    }
}
