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
import io.virta.state.SlotTable;
import io.virta.state.StateColumn;
import io.virta.types.StructType;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Shrinks the rows of a partition to sessions before they are exchanged: keys, start, end and accumulators. Every row has a session of its own, from its time to one gap later, which is merged into the
 * latest session of its key if the two touch; so a session may be handed on in several pieces, which {@link SessionAggregation} joins. Rows without a time or whose gap is null or not longer than
 * nothing are dropped.
 *
 * <p>Two kinds of rows stay alone: those that are late by themselves, since a session that they were merged into would hide that; and all, if the result of an aggregate depends on the order of rows,
 * which is that of their times. Where late rows are wanted, the late ones are sent at once with their own columns behind the accumulators; which of them are late for the shard is decided there.
 */
final class PartialSessions implements Operator {
    private static final int MAX_SESSIONS = 1 << 17;
    private static final int NONE = -1;

    private final AggregateColumn[] columns;
    private final KeyEvaluator keys;
    private final AggregateArguments arguments;
    private final boolean merges;
    private final boolean closes;
    private final boolean sendsLateRows;
    private final RowAccumulators rowAccumulators;
    private final SlotTable keyTable;
    private final StateColumn[] accumulators;
    private final ZoneId zone;
    private final int instance;
    private EvaluationContext context;
    private long watermarkMicros;
    private int[] slots = new int[Batch.DEFAULT_ROWS];

    /** The latest session of each key. */
    private int[] latest = {};

    private int sessionCount;
    private int[] owners = {};
    private long[] starts = {};
    private long[] ends = {};

    private PartialSessions(AggregationPlan plan, OperatorContext environment) {
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
        merges = Arrays.stream(columns).noneMatch(AggregateColumn::dependsOnOrder);
        closes = plan.closes();
        sendsLateRows = closes
                && environment.lateRows(ColumnRef.schema(plan.input()), "").areWanted();
        rowAccumulators = new RowAccumulators(columns);
        keyTable = new SlotTable(plan.plainKeyType(), new StructType(), -1);
        accumulators = StateColumn.of(plan.stateType());
        watermarkMicros = environment.initialWatermarkMicros();
    }

    @Override
    public void epochStart(EpochStart epoch) {
        context = new EvaluationContext(zone, epoch.timestampMicros(), epoch.epoch(), epoch.seed(), instance);
    }

    @Override
    public void advance(long micros) {
        watermarkMicros = micros;
    }

    @Override
    public void process(int input, Batch rows, Output output) {
        Batch batch = rows;
        Column[] keyColumns = keys.evaluate(batch, context);
        int timeIndex = keyColumns.length - 2;
        batch = keep(batch, keyColumns, properRows((LongColumn) keyColumns[timeIndex], (LongColumn)
                keyColumns[timeIndex + 1]));
        if (sendsLateRows) {
            LateGroups late = LateGroups.of(batch.withColumns(List.of(keyColumns)), timeIndex + 1, watermarkMicros);
            if (late.timelyCount() < batch.rowCount()) {
                send(batch, keyColumns, late.late(batch.rowCount()), output);
                batch = keep(batch, keyColumns, late.timely());
            }
        }
        if (batch.rowCount() == 0) {
            return;
        }
        int[] sessions = assign(keyColumns, batch.rowCount());
        for (int i = 0; i < columns.length; i++) {
            StateColumn[] state = Arrays.copyOfRange(
                    accumulators, columns[i].stateFrom(), columns[i].stateFrom() + columns[i].stateCount());
            columns[i]
                    .aggregator()
                    .update(
                            state,
                            arguments.counted(i, batch, context, sessions),
                            arguments.evaluate(i, batch, context),
                            batch.rowCount());
        }
        if (sessionCount > MAX_SESSIONS) {
            flush(output);
        }
    }

    /** The rows with these numbers, and in {@code keyColumns} their keys. */
    private static Batch keep(Batch batch, Column[] keyColumns, int[] rows) {
        if (rows.length == batch.rowCount()) {
            return batch;
        }
        for (int i = 0; i < keyColumns.length; i++) {
            keyColumns[i] = keyColumns[i].gather(rows, rows.length);
        }
        return batch.gather(rows, rows.length);
    }

    /** Sends rows as sessions of their own, with their columns. */
    private void send(Batch batch, Column[] keyColumns, int[] rows, Output output) {
        Column[] keysOfRows = keyColumns.clone();
        Batch alone = keep(batch, keysOfRows, rows);
        int rowCount = alone.rowCount();
        List<Column> sent = new ArrayList<>(List.of(keysOfRows));
        int[] identity = rowAccumulators.identity(rowCount);
        for (int i = 0; i < columns.length; i++) {
            int[] counted = arguments.counted(i, alone, context, identity);
            rowAccumulators.append(i, counted, arguments.evaluate(i, alone, context), rowCount, sent);
        }
        sent.addAll(alone.columns());
        output.emit(new Batch(rowCount, sent));
    }

    private static int[] properRows(LongColumn starts, LongColumn ends) {
        int[] rows = new int[starts.length()];
        int count = 0;
        for (int row = 0; row < rows.length; row++) {
            rows[count] = row;
            count += !starts.isNull(row) && !ends.isNull(row) && ends.value(row) > starts.value(row) ? 1 : 0;
        }
        return count == rows.length ? rows : Arrays.copyOf(rows, count);
    }

    /** The session of each row, the present ones extended, or new ones. */
    private int[] assign(Column[] keyColumns, int rowCount) {
        int plainCount = keyColumns.length - 2;
        keySlots(Arrays.copyOf(keyColumns, plainCount), rowCount);
        long[] rowStarts = ((LongColumn) keyColumns[plainCount].flatten()).values();
        long[] rowEnds = ((LongColumn) keyColumns[plainCount + 1].flatten()).values();
        int[] sessions = new int[rowCount];
        for (int row = 0; row < rowCount; row++) {
            int key = slots[row];
            int session = latest[key];
            boolean isLate = closes && rowEnds[row] <= watermarkMicros;
            if (session != NONE && !isLate && rowStarts[row] <= ends[session] && rowEnds[row] >= starts[session]) {
                starts[session] = Math.min(starts[session], rowStarts[row]);
                ends[session] = Math.max(ends[session], rowEnds[row]);
            } else {
                session = add(key, rowStarts[row], rowEnds[row]);
                latest[key] = isLate || !merges ? latest[key] : session;
            }
            sessions[row] = session;
        }
        for (StateColumn accumulator : accumulators) {
            accumulator.ensureCapacity(sessionCount);
        }
        return sessions;
    }

    private void keySlots(Column[] plain, int rowCount) {
        if (slots.length < rowCount) {
            slots = new int[rowCount];
        }
        if (plain.length == 0) {
            keyTable.upsert(plain, null, 1, slots);
            Arrays.fill(slots, 0, rowCount, slots[0]);
        } else {
            keyTable.upsert(plain, null, rowCount, slots);
        }
        int known = latest.length;
        if (known < keyTable.slotLimit()) {
            latest = Arrays.copyOf(latest, Math.max(keyTable.slotLimit(), known * 2));
            Arrays.fill(latest, known, latest.length, NONE);
        }
    }

    private int add(int key, long start, long end) {
        if (sessionCount == starts.length) {
            int length = Math.max(Batch.DEFAULT_ROWS, 2 * sessionCount);
            owners = Arrays.copyOf(owners, length);
            starts = Arrays.copyOf(starts, length);
            ends = Arrays.copyOf(ends, length);
        }
        owners[sessionCount] = key;
        starts[sessionCount] = start;
        ends[sessionCount] = end;
        return sessionCount++;
    }

    @Override
    public boolean emit(EmitReason reason, Output output) {
        flush(output);
        return false;
    }

    private void flush(Output output) {
        for (int from = 0; from < sessionCount; from += Batch.DEFAULT_ROWS) {
            output.emit(sessions(from, Math.min(sessionCount, from + Batch.DEFAULT_ROWS)));
        }
        for (StateColumn accumulator : accumulators) {
            accumulator.clear(0, sessionCount);
        }
        keyTable.clear();
        Arrays.fill(latest, NONE);
        sessionCount = 0;
    }

    private Batch sessions(int from, int to) {
        int count = to - from;
        int[] numbers = new int[count];
        Arrays.setAll(numbers, i -> from + i);
        List<Column> made = new ArrayList<>(List.of(keyTable.keys(Arrays.copyOfRange(owners, from, to), count)));
        made.add(new LongColumn(Arrays.copyOfRange(starts, from, to), null));
        made.add(new LongColumn(Arrays.copyOfRange(ends, from, to), null));
        for (StateColumn accumulator : accumulators) {
            made.add(accumulator.gather(numbers, count));
        }
        return new Batch(count, made);
    }

    /** Reads the plan's input, emits keys, start and end of sessions, and accumulators. */
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
            return "PartialSessions " + plan.explain();
        }

        @Override
        public Operator create(OperatorContext context) {
            return new PartialSessions(plan, context);
        }
    }
}
