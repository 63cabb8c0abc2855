package io.virta.operator.aggregate;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.LongColumn;
import io.virta.evaluation.ExpressionCompiler;
import io.virta.expression.ColumnRef;
import io.virta.expression.EvaluationContext;
import io.virta.expression.Evaluator;
import io.virta.expression.Expression;
import io.virta.operator.Distribution;
import io.virta.operator.Operator;
import io.virta.operator.OperatorContext;
import io.virta.operator.OperatorSpec;
import io.virta.operator.Output;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.operator.StreamElement.Watermark;
import io.virta.state.KeyHash;
import io.virta.types.StructType;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shrinks the rows of a partition to one row per group before they are exchanged: keys and accumulators. Groups are handed on at the barrier (in continuous mode after each
 * batch) and when there are many; where hardly any rows share a group it steps aside for a while and hands on each batch at once. With DISTINCT aggregates it always does.
 *
 * <p>Where late rows are wanted, rows that the watermark here has passed, which is at or beyond that of {@link FinalAggregation}, are not grouped but sent with their own columns behind the
 * accumulators; which of them are late is decided there.
 *
 * <p>For sliding windows it groups by pane (the stretches that all windows are made of), so that a row is counted once, and makes windows of panes when it hands them on.
 */
public final class PartialAggregation implements Operator {
    private static final int MAX_GROUPS = 1 << 17;
    /** After so many rows it looks whether grouping pays. */
    private static final long PROBATION_ROWS = 1 << 16;
    /** For so many rows it steps aside. */
    private static final long REST_ROWS = 1 << 20;

    private final AggregateColumn[] columns;
    private final boolean isWindowed;
    private final boolean isAlwaysRowByRow;
    private final KeyEvaluator keys;
    private final AggregateArguments arguments;
    private final GroupTable groups;
    private final RowAccumulators accumulators;
    private final @Nullable WindowSpread spread;
    private final GroupTable windows;
    private final ZoneId zone;
    private final int instance;
    private final boolean sendsLateRows;
    /** How far before the watermark a key's bucket must lie for all of its windows to be open. */
    private final long openMicros;

    private long watermarkMicros;
    private EvaluationContext context;
    private int[] slots = new int[Batch.DEFAULT_ROWS];
    private long[] hashes = new long[Batch.DEFAULT_ROWS];
    private long rowsGrouped;
    private long rowsToRest;

    private PartialAggregation(AggregationPlan plan, OperatorContext environment) {
        zone = environment.zone();
        instance = environment.instance();
        context = new EvaluationContext(zone, 0, 0, 0, instance);
        columns = plan.columns().toArray(AggregateColumn[]::new);
        List<Expression> expressions = new ArrayList<>(KeyEvaluator.expressions(plan));
        int keyCount = expressions.size();
        expressions.addAll(AggregateArguments.expressions(columns));
        List<Evaluator> evaluators = ExpressionCompiler.compileAll(expressions, plan.input());
        keys = new KeyEvaluator(plan, evaluators);
        arguments = new AggregateArguments(columns, evaluators.subList(keyCount, evaluators.size()));
        isAlwaysRowByRow = plan.hasDistinct();
        accumulators = new RowAccumulators(columns);
        sendsLateRows = plan.closes()
                && environment.lateRows(ColumnRef.schema(plan.input()), "").areWanted();
        watermarkMicros = environment.initialWatermarkMicros();
        groups = new GroupTable(plan);
        windows = new GroupTable(plan);
        TimeGrouping time = plan.time();
        isWindowed = time instanceof TimeGrouping.Window;
        spread = time instanceof TimeGrouping.Window window && !window.isTumbling()
                ? new WindowSpread(window, plan.bucketColumn())
                : null;
        openMicros = plan.closingDelayMicros()
                - (spread == null ? 0 : spread.window().sizeMicros());
    }

    @Override
    public void epochStart(EpochStart epoch) {
        context = new EvaluationContext(zone, epoch.timestampMicros(), epoch.epoch(), epoch.seed(), instance);
    }

    @Override
    public void process(int input, Batch rows, Output output) {
        Batch batch = rows;
        Column[] keyColumns = keys.evaluate(batch, context);
        if (isWindowed && keyColumns[keyColumns.length - 1].mayHaveNulls()) {
            batch = withoutNulls(batch, keyColumns[keyColumns.length - 1]);
            keyColumns = keys.evaluate(batch, context);
        }
        if (sendsLateRows) {
            Batch open = sendClosed(batch, keyColumns, output);
            if (open.rowCount() < batch.rowCount()) {
                batch = open;
                keyColumns = keys.evaluate(batch, context);
            }
        }
        if (isAlwaysRowByRow || rowsToRest > 0) {
            rowsToRest -= batch.rowCount();
            rowByRow(batch, keyColumns, List.of(), output);
        } else {
            group(batch, keyColumns, output);
        }
    }

    private void group(Batch batch, Column[] keyColumns, Output output) {
        int rowCount = batch.rowCount();
        if (slots.length < rowCount) {
            slots = new int[rowCount];
            hashes = new long[rowCount];
        }
        // Windows have a table each, so that the hash need not tell them apart.
        if (!isWindowed) {
            KeyHash.hash(keyColumns, rowCount, hashes);
        }
        groups.slots(keyColumns, isWindowed ? null : hashes, rowCount, slots);
        for (int i = 0; i < columns.length; i++) {
            groups.update(
                    i, arguments.counted(i, batch, context, slots), arguments.evaluate(i, batch, context), rowCount);
        }
        rowsGrouped += rowCount;
        if (rowsGrouped >= PROBATION_ROWS && groups.size() > rowsGrouped / 2) {
            rowsToRest = REST_ROWS;
            flush(output);
        } else if (groups.size() > MAX_GROUPS) {
            flush(output);
        }
    }

    /** Sends the rows with a window that the watermark has closed, with their columns; returns the others. */
    private Batch sendClosed(Batch batch, Column[] keyColumns, Output output) {
        if (watermarkMicros == Watermark.NONE) {
            return batch;
        }
        LongColumn buckets = (LongColumn) keyColumns[keyColumns.length - 1].flatten();
        int rowCount = batch.rowCount();
        int[] closed = new int[rowCount];
        int[] open = new int[rowCount];
        int closedCount = 0;
        int openCount = 0;
        for (int row = 0; row < rowCount; row++) {
            if (!buckets.isNull(row) && buckets.value(row) + openMicros <= watermarkMicros) {
                closed[closedCount++] = row;
            } else {
                open[openCount++] = row;
            }
        }
        if (closedCount == 0) {
            return batch;
        }
        Batch sent = batch.gather(closed, closedCount);
        rowByRow(sent, keys.evaluate(sent, context), sent.columns(), output);
        return batch.gather(open, openCount);
    }

    @Override
    public void advance(long micros) {
        watermarkMicros = Math.max(watermarkMicros, micros);
    }

    private void rowByRow(Batch batch, Column[] keyColumns, List<Column> behind, Output output) {
        int rowCount = batch.rowCount();
        List<Column> sent = new ArrayList<>(List.of(keyColumns));
        int[] identity = accumulators.identity(rowCount);
        for (int i = 0; i < columns.length; i++) {
            int[] counted = arguments.counted(i, batch, context, identity);
            accumulators.append(i, counted, arguments.evaluate(i, batch, context), rowCount, sent);
        }
        sent.addAll(behind);
        Batch made = new Batch(rowCount, sent);
        if (spread == null) {
            output.emit(made);
        } else {
            spread.spread(made, output::emit);
        }
    }

    @Override
    public boolean emit(EmitReason reason, Output output) {
        flush(output);
        return false;
    }

    private void flush(Output output) {
        if (spread != null) {
            for (int from = 0; from < groups.size(); from += Batch.DEFAULT_ROWS) {
                int to = Math.min(groups.size(), from + Batch.DEFAULT_ROWS);
                spread.spread(groups.rows(from, to), windows::merge);
            }
            handOn(windows, output);
        } else {
            handOn(groups, output);
        }
        groups.clear();
        rowsGrouped = 0;
    }

    private static void handOn(GroupTable table, Output output) {
        for (int from = 0; from < table.size(); from += Batch.DEFAULT_ROWS) {
            output.emit(table.rows(from, Math.min(table.size(), from + Batch.DEFAULT_ROWS)));
        }
        table.clear();
    }

    private static Batch withoutNulls(Batch batch, Column column) {
        int[] rows = new int[batch.rowCount()];
        int count = 0;
        for (int row = 0; row < rows.length; row++) {
            if (!column.isNull(row)) {
                rows[count++] = row;
            }
        }
        return batch.gather(rows, count);
    }

    /** Reads the plan's input, emits key columns and accumulators. */
    record Spec(AggregationPlan plan) implements OperatorSpec {
        @Override
        public StructType outputSchema() {
            return plan.exchangedType();
        }

        @Override
        public List<Distribution> inputDistributions() {
            return List.of(new Distribution.Any());
        }

        @Override
        public String explain() {
            return "PartialAggregation " + plan.explain();
        }

        @Override
        public Operator create(OperatorContext context) {
            return new PartialAggregation(plan, context);
        }
    }
}
