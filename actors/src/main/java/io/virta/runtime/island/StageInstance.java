package io.virta.runtime.island;

import io.virta.connector.BadRecordOutput;
import io.virta.driver.Channel;
import io.virta.driver.Discipline;
import io.virta.driver.StageContext;
import io.virta.driver.StageDriver;
import io.virta.dropped.DropKind;
import io.virta.dropped.DroppedRows;
import io.virta.operator.Operator;
import io.virta.operator.OperatorMetrics;
import io.virta.operator.OperatorSpec;
import io.virta.operator.QueryIdentity;
import io.virta.planner.Stage;
import io.virta.runtime.island.IslandReport.StateSize;
import io.virta.state.DurableState;
import io.virta.state.StateSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One instance of a stage as its island runs it: the driver over its operators, their metrics and state tables. Made by one thread and handed over to the island; from then on only the
 * island touches it.
 */
public final class StageInstance implements AutoCloseable {
    private final IslandId id;
    private final Stage stage;
    private final StageDriver driver;
    private final List<OperatorMetrics> metrics;
    private final Map<String, DurableState> tables;
    private final @Nullable DroppedRows dropped;

    private StageInstance(
            IslandId id,
            Stage stage,
            StageDriver driver,
            List<OperatorMetrics> metrics,
            Map<String, DurableState> tables,
            @Nullable DroppedRows dropped) {
        this.id = id;
        this.stage = stage;
        this.driver = driver;
        this.metrics = metrics;
        this.tables = tables;
        this.dropped = dropped;
    }

    /**
     * Makes the operators of an instance.
     *
     * @param tables the restored tables of the first operator, by name
     * @param channels one per inlet
     */
    public static StageInstance of(
            Stage stage,
            int instance,
            int instances,
            Map<String, DurableState> tables,
            List<Channel> channels,
            RunContext context) {
        List<OperatorMetrics> metrics = new ArrayList<>();
        List<Operator> operators = new ArrayList<>();
        DroppedRows dropped = context.dropped().isEmpty()
                ? null
                : new DroppedRows(
                        context.dropped(),
                        stage.source() == null ? "" : stage.source().table().description(),
                        context.zone());
        for (OperatorSpec spec : stage.operators()) {
            OperatorMetrics counted = new OperatorMetrics();
            metrics.add(counted);
            operators.add(spec.create(new StageContext(
                    instance,
                    instances,
                    context.zone(),
                    context.initialWatermarkMicros(),
                    tables,
                    context.staticRows(),
                    counted,
                    stage.stateId(),
                    context.query(),
                    dropped)));
        }
        StageDriver driver =
                new StageDriver(operators, channels, context.discipline(), context.initialWatermarkMicros(), dropped);
        return new StageInstance(new IslandId(stage.id(), instance), stage, driver, metrics, tables, dropped);
    }

    /**
     * What all instances of a run share.
     *
     * @param initialWatermarkMicros where the watermark stood before the first epoch of the run
     * @param query which query runs
     * @param dropped the kinds of dropped rows that somebody wants
     */
    public record RunContext(
            java.time.ZoneId zone,
            Discipline discipline,
            long initialWatermarkMicros,
            List<List<io.virta.batch.Batch>> staticRows,
            QueryIdentity query,
            Set<DropKind> dropped) {}

    /** Which island this is. */
    public IslandId id() {
        return id;
    }

    /** Whether it keeps state. */
    boolean isStateful() {
        return !tables.isEmpty();
    }

    /** Where its reader puts records that it cannot decode; null if nobody wants them. */
    public @Nullable BadRecordOutput badRecords() {
        return dropped != null && dropped.wants(DropKind.MALFORMED) ? dropped : null;
    }

    /** What drives the operators. */
    StageDriver driver() {
        return driver;
    }

    /** Takes the metrics of each operator since the last call. */
    List<OperatorMetrics.Snapshot> takeMetrics() {
        List<OperatorMetrics.Snapshot> taken = new ArrayList<>(metrics.size());
        for (OperatorMetrics counted : metrics) {
            taken.add(counted.take());
        }
        return taken;
    }

    /** Captures what changed in the state tables, which stand at the barrier of {@code epoch}. */
    List<StateSection> freeze(long epoch) {
        if (tables.isEmpty()) {
            return List.of();
        }
        List<StateSection> sections = new ArrayList<>();
        for (DurableState table : tables.values()) {
            sections.addAll(table.freeze(stage.stateId(), epoch));
        }
        return sections;
    }

    /** How much state there is. */
    StateSize stateSize() {
        if (tables.isEmpty()) {
            return StateSize.NONE;
        }
        long rows = 0;
        long spilledRows = 0;
        long bytes = 0;
        for (DurableState table : tables.values()) {
            rows += table.spec().isIndex() ? 0 : table.size();
            spilledRows += table.spec().isIndex() ? 0 : table.spilledSize();
            bytes += table.retainedBytes();
        }
        return new StateSize(rows, spilledRows, bytes);
    }

    @Override
    public void close() {
        driver.close();
    }
}
