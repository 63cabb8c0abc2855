package io.virta.runtime.exchange;

import io.virta.driver.Channel;
import io.virta.operator.Distribution;
import io.virta.planner.QueryPlan;
import io.virta.planner.Stage;
import io.virta.planner.StageInput;
import java.util.ArrayList;
import java.util.List;

/**
 * The instances of a plan's stages, the sink's writers behind them as one more stage, and every edge between two instances. Immutable.
 *
 * @param instances how many instances each stage has; the last entry is the number of sink writers
 * @param edges in the order of their receiver's stage, instance, input and sender, so that the edges of one receiver are its inlets in order
 */
public record Topology(List<Integer> instances, List<Edge> edges) {
    public Topology {
        instances = List.copyOf(instances);
        edges = List.copyOf(edges);
    }

    /**
     * An edge from one instance to one instance.
     *
     * @param route what the sender's stage feeds through it: all edges of one sender and route are the targets among which rows are spread, in order
     */
    public record Edge(int fromStage, int from, int toStage, int to, int input, boolean hasWatermark, Route route) {}

    /**
     * One input of one stage, as its senders see it.
     *
     * @param number unique in the plan
     */
    public record Route(int number, Distribution distribution) {}

    /** Lays out a plan. */
    public static Topology of(QueryPlan plan, int readers, int shards, boolean singleWriter) {
        List<Integer> instances = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        int routes = 0;
        for (Stage stage : plan.stages()) {
            instances.add(instancesOf(stage, instances, readers, shards));
            for (int input = 0; input < stage.inputs().size(); input++) {
                StageInput from = stage.inputs().get(input);
                connect(from, stage.id(), input, new Route(routes++, from.distribution()), instances, edges);
            }
        }
        int sink = plan.stages().size();
        int last = plan.last().id();
        boolean single = singleWriter || plan.ordered() || instances.get(last) == 1;
        instances.add(single ? 1 : instances.get(last));
        Distribution toSink = single ? new Distribution.Single() : new Distribution.Any();
        connect(new StageInput(last, toSink, false), sink, 0, new Route(routes, toSink), instances, edges);
        edges.sort(java.util.Comparator.comparingInt(Edge::toStage)
                .thenComparingInt(Edge::to)
                .thenComparingInt(Edge::input)
                .thenComparingInt(Edge::from));
        return new Topology(instances, edges);
    }

    private static int instancesOf(Stage stage, List<Integer> before, int readers, int shards) {
        return switch (stage.placement()) {
            case SINGLE -> 1;
            case SHARDED -> shards;
            case PARTITIONED ->
                stage.source() != null
                        ? readers
                        : stage.inputs().stream()
                                .mapToInt(input -> before.get(input.fromStage()))
                                .max()
                                .orElse(1);
        };
    }

    private static void connect(
            StageInput from, int toStage, int input, Route route, List<Integer> instances, List<Edge> edges) {
        int senders = instances.get(from.fromStage());
        int receivers = instances.get(toStage);
        for (int sender = 0; sender < senders; sender++) {
            for (int receiver = 0; receiver < receivers; receiver++) {
                boolean connected = from.distribution() instanceof Distribution.Any
                        ? receiver == sender % receivers
                        : !(from.distribution() instanceof Distribution.Single) || receiver == 0;
                if (connected) {
                    edges.add(new Edge(from.fromStage(), sender, toStage, receiver, input, from.hasWatermark(), route));
                }
            }
        }
    }

    /** The number that stands for the sink among the stages. */
    public int sinkStage() {
        return instances.size() - 1;
    }

    /** The edges into an instance: its inlets, in order. */
    public List<Edge> into(int stage, int instance) {
        return edges.stream()
                .filter(edge -> edge.toStage() == stage && edge.to() == instance)
                .toList();
    }

    /** The edges out of an instance, its outlets: by route, then by receiver. */
    public List<Edge> outOf(int stage, int instance) {
        return edges.stream()
                .filter(edge -> edge.fromStage() == stage && edge.from() == instance)
                .sorted(java.util.Comparator.<Edge>comparingInt(
                                edge -> edge.route().number())
                        .thenComparingInt(Edge::to))
                .toList();
    }

    /** The channels of an instance's driver, one per inlet; a source stage has its reader's. */
    public List<Channel> channels(int stage, int instance) {
        List<Edge> inlets = into(stage, instance);
        return inlets.isEmpty()
                ? List.of(Channel.SOURCE)
                : inlets.stream()
                        .map(edge -> new Channel(edge.input(), edge.hasWatermark()))
                        .toList();
    }
}
