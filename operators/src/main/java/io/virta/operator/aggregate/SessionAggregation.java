package io.virta.operator.aggregate;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.Concatenation;
import io.virta.connector.OutputMode;
import io.virta.expression.ColumnRef;
import io.virta.operator.Distribution;
import io.virta.operator.LateRows;
import io.virta.operator.Operator;
import io.virta.operator.OperatorContext;
import io.virta.operator.OperatorSpec;
import io.virta.operator.Output;
import io.virta.state.StateTable;
import io.virta.state.StateTable.SlotCursor;
import io.virta.state.StateTableSpec;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the sessions of a shard as state: joins what {@link PartialSessions} sends to them, and emits by output mode. In append mode a session is emitted when the watermark has reached its end, in
 * complete mode all sessions are emitted at every barrier.
 *
 * <p>What comes in during an epoch is collected and merged at its end (earlier if it is much), by key and start, so that the order in which partitions deliver does not matter. Rows whose own session
 * has ended when they come are late: they are dropped and counted. Where late rows are wanted, {@link PartialSessions} sends them with their own columns behind the accumulators.
 */
final class SessionAggregation implements Operator {
    private static final int MAX_PENDING_ROWS = 1 << 16;

    private final OutputMode mode;
    private final boolean closes;
    private final int keyCount;
    private final SessionStore store;
    private final AggregateColumn[] columns;
    private final GroupColumns groupColumns;
    private final StructType exchangedType;
    private final OperatorContext context;
    private final LateRows lateRows;
    private final List<Batch> pending = new ArrayList<>();
    private final int[] page = new int[Batch.DEFAULT_ROWS];
    private int pendingRows;
    private @Nullable SlotCursor emitting;
    private long watermarkMicros;

    private SessionAggregation(AggregationPlan plan, OperatorContext context) {
        this.context = context;
        mode = plan.mode();
        closes = plan.closes();
        keyCount = plan.keyType().size();
        columns = plan.columns().toArray(AggregateColumn[]::new);
        groupColumns = new GroupColumns(plan);
        exchangedType = plan.exchangedType();
        store = new SessionStore(plan, context);
        lateRows = context.lateRows(ColumnRef.schema(plan.input()), "its session has ended at the watermark");
        watermarkMicros = context.initialWatermarkMicros();
    }

    @Override
    public void process(int input, Batch batch, Output output) {
        Batch timely = closes ? withoutLate(batch) : batch;
        if (timely.rowCount() > 0) {
            pending.add(timely.withColumns(timely.columns().subList(0, exchangedType.size())));
            pendingRows += timely.rowCount();
            if (pendingRows > MAX_PENDING_ROWS) {
                merge();
            }
        }
    }

    private Batch withoutLate(Batch batch) {
        LateGroups late = LateGroups.of(batch, keyCount - 1, watermarkMicros);
        return lateRows.drop(batch, late.timely(), late.timelyCount(), exchangedType.size(), watermarkMicros);
    }

    private void merge() {
        if (pendingRows > 0) {
            store.merge(Concatenation.of(exchangedType, pending));
            pending.clear();
            pendingRows = 0;
        }
    }

    @Override
    public void advance(long micros) {
        // What came before is not late.
        merge();
        watermarkMicros = Math.max(watermarkMicros, micros);
    }

    @Override
    public boolean emit(EmitReason reason, Output output) {
        if (emitting == null) {
            merge();
            if (mode == OutputMode.APPEND) {
                emitting = store.sessions().cursor(watermarkMicros);
            } else if (reason == EmitReason.BARRIER) {
                emitting = store.sessions().cursor(Long.MAX_VALUE);
            } else {
                return false;
            }
        }
        int count = emitting.next(page);
        if (count > 0) {
            output.emit(rows(count));
            if (closes) {
                store.forget(page, count, watermarkMicros);
            }
            return true;
        }
        emitting = null;
        if (closes) {
            StateTable sessions = store.sessions();
            long before = sessions.size();
            sessions.removeBucketsUpTo(watermarkMicros);
            context.metrics().addRemovedRows(before - sessions.size());
        }
        return false;
    }

    private Batch rows(int count) {
        List<Column> made = new ArrayList<>(groupColumns.of(store.keys(page, count), count));
        for (AggregateColumn column : columns) {
            made.add(column.aggregator().result(store.accumulators(column), page, count));
        }
        return new Batch(count, made);
    }

    @Override
    public void barrier(long epoch) {
        SlotCursor updated = store.sessions().changed();
        for (int count = updated.next(page); count > 0; count = updated.next(page)) {
            context.metrics().addUpdatedRows(count);
        }
    }

    /** Reads keys, start and end of sessions, and accumulators; emits groupings and aggregates. */
    record Spec(AggregationPlan plan) implements OperatorSpec {
        @Override
        public StructType outputSchema() {
            return plan.outputSchema();
        }

        @Override
        public List<Distribution> inputDistributions() {
            return plan.finalDistributions();
        }

        @Override
        public List<StateTableSpec> stateTables() {
            return SessionStore.tables(plan);
        }

        @Override
        public Map<String, String> stateFacts() {
            return plan.stateFacts();
        }

        @Override
        public boolean needsEpochOnWatermark() {
            return plan.closes();
        }

        @Override
        public String explain() {
            return "Sessions " + plan.explain() + " " + plan.mode().name().toLowerCase(Locale.ROOT);
        }

        @Override
        public Operator create(OperatorContext context) {
            return new SessionAggregation(plan, context);
        }
    }
}
