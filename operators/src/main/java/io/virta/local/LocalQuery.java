package io.virta.local;

import io.virta.batch.Batch;
import io.virta.driver.Channel;
import io.virta.driver.Discipline;
import io.virta.driver.StageContext;
import io.virta.driver.StageDriver;
import io.virta.operator.Operator;
import io.virta.operator.OperatorMetrics;
import io.virta.operator.OperatorSpec;
import io.virta.operator.StreamElement;
import io.virta.operator.StreamElement.Barrier;
import io.virta.operator.StreamElement.Data;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.planner.QueryPlan;
import io.virta.planner.Stage;
import io.virta.planner.StageInput;
import io.virta.planner.WatermarkNode;
import io.virta.state.DurableState;
import io.virta.state.StateSection;
import io.virta.state.StateTableSpec;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A running query plan with one instance of each stage, on the calling thread: what an epoch is given goes through all stages before the call returns, and rows of the result go to one
 * consumer. State is kept in memory and can be frozen between epochs. Owns its drivers; not safe for several threads.
 */
public final class LocalQuery implements AutoCloseable {
    private final QueryPlan plan;
    private final Consumer<Batch> result;
    private final List<StageDriver> drivers = new ArrayList<>();
    private final List<List<Edge>> readers = new ArrayList<>();
    private final List<Map<String, DurableState>> tables = new ArrayList<>();
    private final List<List<OperatorMetrics>> metrics = new ArrayList<>();
    private List<List<OperatorMetrics.Snapshot>> epochMetrics = List.of();

    /**
     * A query in front of an epoch.
     *
     * @param staticRows the rows of each of its static plans
     * @param watermarkMicros the watermark of the epoch before, {@link StreamElement.Watermark#NONE} for a query without watermarks
     * @param state what {@link #freeze} captured up to the epoch before, oldest first; empty for a new query
     */
    public LocalQuery(
            QueryPlan plan,
            Discipline discipline,
            ZoneId zone,
            int keyGroups,
            List<List<Batch>> staticRows,
            long watermarkMicros,
            List<StateSection> state,
            Consumer<Batch> result) {
        this.plan = plan;
        this.result = result;
        long[] watermarks = plan.stageWatermarks(watermarkMicros);
        for (Stage stage : plan.stages()) {
            readers.add(new ArrayList<>());
            tables.add(tables(stage, keyGroups, state));
            metrics.add(stage.operators().stream()
                    .map(operator -> new OperatorMetrics())
                    .toList());
            List<Operator> operators = new ArrayList<>();
            for (OperatorSpec operator : stage.operators()) {
                operators.add(operator.create(new StageContext(
                        0,
                        1,
                        zone,
                        watermarks[stage.id()],
                        tables.get(stage.id()),
                        staticRows,
                        metrics.get(stage.id()).get(operators.size()))));
            }
            drivers.add(new StageDriver(operators, channels(stage), discipline, watermarks[stage.id()]));
        }
    }

    private List<Channel> channels(Stage stage) {
        if (stage.source() != null) {
            return List.of(Channel.SOURCE);
        }
        List<Channel> channels = new ArrayList<>();
        for (StageInput input : stage.inputs()) {
            readers.get(input.fromStage()).add(new Edge(stage.id(), channels.size()));
            channels.add(new Channel(channels.size(), input.hasWatermark()));
        }
        return channels;
    }

    private static Map<String, DurableState> tables(Stage stage, int keyGroups, List<StateSection> state) {
        Map<String, DurableState> tables = new TreeMap<>();
        if (stage.isStateful()) {
            for (StateTableSpec spec : stage.operators().get(0).stateTables()) {
                tables.put(spec.name(), DurableState.create(spec, keyGroups, null));
            }
        }
        for (StateSection section : state) {
            DurableState table = tables.get(section.table());
            if (table != null && section.stateId().equals(stage.stateId())) {
                table.restore(section);
            }
        }
        return tables;
    }

    /** Begins an epoch in all stages. */
    public void start(EpochStart epoch) {
        toSources(epoch);
    }

    /** Takes rows of a source, by its number in the plan. */
    public void read(int source, Batch batch) {
        for (Stage stage : plan.stages()) {
            Stage.SourceStage from = stage.source();
            if (from != null && from.sourceIndex() == source) {
                deliver(new Edge(stage.id(), 0), new Data(batch));
            }
        }
    }

    /** Ends the epoch: what is due leaves, and the state stands at the barrier. */
    public void barrier(long epoch) {
        toSources(new Barrier(epoch));
        epochMetrics = metrics.stream()
                .map(stage -> stage.stream().map(OperatorMetrics::take).toList())
                .toList();
    }

    private void toSources(StreamElement element) {
        for (Stage stage : plan.stages()) {
            if (stage.source() != null) {
                deliver(new Edge(stage.id(), 0), element);
            }
        }
    }

    private void deliver(Edge edge, StreamElement element) {
        StageDriver driver = drivers.get(edge.stage);
        driver.offer(edge.channel, element);
        while (driver.hasOutput() || driver.hasWork()) {
            StreamElement made = driver.poll();
            if (made == null) {
                driver.step();
            } else {
                send(edge.stage, made);
            }
        }
    }

    private void send(int stage, StreamElement element) {
        for (Edge reader : readers.get(stage)) {
            deliver(reader, element);
        }
        if (stage == plan.last().id() && element instanceof Data data) {
            result.accept(data.batch());
        }
    }

    /** Captures what changed in all state since the last time, between epochs. */
    public List<StateSection> freeze(long epoch) {
        List<StateSection> sections = new ArrayList<>();
        for (Stage stage : plan.stages()) {
            for (DurableState table : tables.get(stage.id()).values()) {
                sections.addAll(table.freeze(stage.stateId(), epoch));
            }
        }
        return sections;
    }

    /** The number of rows in all state tables. */
    public long stateRows() {
        return tables.stream()
                .flatMap(stage -> stage.values().stream())
                .filter(table -> !table.spec().isIndex())
                .mapToLong(DurableState::size)
                .sum();
    }

    /** The greatest event time that each watermark operator of the plan has seen in this run, in order of {@link QueryPlan#watermarks}. */
    public List<Long> maxEventTimesMicros() {
        List<Long> times = new ArrayList<>();
        for (WatermarkNode node : plan.watermarks()) {
            times.add(epochMetrics.get(node.stage()).get(node.operator()).maxEventTimeMicros());
        }
        return times;
    }

    /** The rows that all operators dropped as late in the last epoch. */
    public long lateRows() {
        return epochMetrics.stream()
                .flatMap(List::stream)
                .mapToLong(OperatorMetrics.Snapshot::lateRows)
                .sum();
    }

    @Override
    public void close() {
        drivers.forEach(StageDriver::close);
    }

    /** Where an element goes: a channel of a stage. */
    private record Edge(int stage, int channel) {}
}
