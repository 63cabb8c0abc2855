package io.virta.runtime.run;

import io.virta.error.VirtaException;
import io.virta.operator.EventTimeRange;
import io.virta.operator.OperatorMetrics;
import io.virta.operator.StreamElement.Watermark;
import io.virta.persistence.epoch.CommitHandle;
import io.virta.persistence.epoch.Content;
import io.virta.persistence.epoch.EventTime;
import io.virta.persistence.state.StateManifest;
import io.virta.planner.QueryPlan;
import io.virta.planner.Stage;
import io.virta.planner.WatermarkNode;
import io.virta.runtime.island.IslandReport.AtBarrier;
import io.virta.runtime.island.IslandReport.Prepared;
import io.virta.runtime.run.EpochOutcome.StateOutcome;
import io.virta.state.StateSection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers what the islands report about one epoch. Not thread-safe. */
final class EpochCollector {
    private final long epoch;
    private final QueryPlan plan;
    private final int writers;
    private final Map<String, Long> eventTimes = new LinkedHashMap<>();
    private final List<StateSection> sections = new ArrayList<>();
    private final Map<Integer, List<CommitHandle>> handles = new TreeMap<>();
    private final Map<Integer, Long> sourceRows = new TreeMap<>();
    private final Map<String, StateOutcome> states = new TreeMap<>();
    private final Map<String, String> positions = new TreeMap<>();
    private EventTimeRange epochEventTimes = EventTimeRange.NONE;
    private final long startNanos;
    private int awaitedBarriers;
    private long barrierNanos;
    private long stateNanos;
    private @Nullable StateManifest durable;
    private long sinkRows;

    /**
     * An epoch of which nothing is known.
     *
     * @param islands how many islands report a barrier
     * @param seen the event times before it
     * @param startNanos when it begins
     */
    EpochCollector(long epoch, QueryPlan plan, int islands, int writers, List<EventTime> seen, long startNanos) {
        this.epoch = epoch;
        this.plan = plan;
        this.awaitedBarriers = islands;
        this.writers = writers;
        this.startNanos = startNanos;
        seen.forEach(time -> eventTimes.put(time.nodeId(), time.maxEventTimeMicros()));
    }

    long epoch() {
        return epoch;
    }

    void add(AtBarrier report) {
        requireEpoch(report.epoch());
        awaitedBarriers--;
        barrierNanos = System.nanoTime();
        Stage stage = plan.stages().get(report.island().stage());
        sections.addAll(report.sections());
        if (stage.source() != null) {
            sourceRows.merge(stage.id(), report.rows(), Long::sum);
            if (report.position() != null) {
                positions.put(readerId(stage, report.island().instance()), report.position());
            }
        }
        addEventTimes(stage, report.metrics());
        if (stage.isStateful()) {
            addState(stage, report);
        }
    }

    private void addEventTimes(Stage stage, List<OperatorMetrics.Snapshot> metrics) {
        for (WatermarkNode node : plan.watermarks()) {
            if (node.stage() == stage.id()) {
                OperatorMetrics.Snapshot counted = metrics.get(node.operator());
                epochEventTimes = epochEventTimes.plus(counted.eventTimes());
                long max = counted.maxEventTimeMicros();
                if (max != Watermark.NONE) {
                    eventTimes.merge(node.id(plan.watermarks()), max, Math::max);
                }
            }
        }
    }

    private void addState(Stage stage, AtBarrier report) {
        OperatorMetrics.Snapshot counted = report.metrics().get(0);
        StateOutcome outcome =
                new StateOutcome(counted.updatedRows(), counted.removedRows(), counted.lateRows(), report.size());
        states.merge(stage.stateId(), outcome, StateOutcome::plus);
    }

    void add(Prepared report) {
        requireEpoch(report.epoch());
        sinkRows += report.rows();
        int writer = report.island().instance();
        handles.put(
                writer,
                report.handles().stream()
                        .map(handle -> new CommitHandle(handle.sinkId(), writer, Content.of(handle.content())))
                        .toList());
    }

    private void requireEpoch(long reported) {
        if (reported != epoch) {
            throw VirtaException.internal("An island reports epoch " + reported + " during epoch " + epoch + ".");
        }
    }

    /** Whether all islands have reached the barrier, so that the changes of state are complete. */
    boolean isAtBarrier() {
        return awaitedBarriers == 0;
    }

    /** Its state is durable. */
    void isDurable(StateManifest state, long nowNanos) {
        durable = state;
        stateNanos = nowNanos - barrierNanos;
    }

    /** Whether its state is durable and all writers have prepared. */
    boolean isComplete() {
        return durable != null && handles.size() == writers;
    }

    /** What it came to, once it is complete. */
    EpochOutcome outcome(long nowNanos) {
        return new EpochOutcome(
                epoch,
                handles.values().stream().flatMap(List::stream).toList(),
                eventTimes(),
                epochEventTimes,
                Objects.requireNonNull(durable, "the state is not durable"),
                Map.copyOf(sourceRows),
                Map.copyOf(positions),
                sinkRows,
                Map.copyOf(states),
                nowNanos - startNanos,
                stateNanos);
    }

    List<StateSection> sections() {
        return sections;
    }

    private List<EventTime> eventTimes() {
        List<EventTime> times = new ArrayList<>();
        eventTimes.forEach((node, micros) -> times.add(new EventTime(node, micros)));
        return times;
    }

    /** The name of a continuous reader in the log. */
    static String readerId(Stage stage, int reader) {
        return Objects.requireNonNull(stage.source()).sourceIndex() + "/" + reader;
    }
}
