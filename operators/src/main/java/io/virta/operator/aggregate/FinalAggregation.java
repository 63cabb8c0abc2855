package io.virta.operator.aggregate;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.connector.OutputMode;
import io.virta.expression.ColumnRef;
import io.virta.operator.Distribution;
import io.virta.operator.LateRows;
import io.virta.operator.Operator;
import io.virta.operator.OperatorContext;
import io.virta.operator.OperatorSpec;
import io.virta.operator.Output;
import io.virta.state.KeyHash;
import io.virta.state.StateColumn;
import io.virta.state.StateTable;
import io.virta.state.StateTable.SlotCursor;
import io.virta.state.StateTableSpec;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the groups of a shard as state: merges what {@link PartialAggregation} sends, and emits by output mode. In append mode a group is emitted when the watermark closes it, in
 * update mode when it has changed, in complete mode all groups are emitted at every barrier; a global aggregate has a row even without input then.
 *
 * <p>Rows of groups that the watermark has already closed are late: they are dropped and counted. Where late rows are wanted, {@link PartialAggregation} sends the rows that may be late one by
 * one and with their own columns behind the accumulators.
 */
public final class FinalAggregation implements Operator {
    private static final String GROUPS = "groups";

    private final OutputMode mode;
    private final boolean closes;
    private final long closingDelayMicros;
    private final boolean isGlobal;
    private final int keyCount;
    private final int bucketColumn;
    private final int routingColumns;
    private final AggregateColumn[] columns;
    private final int[] sentFrom;
    private final @Nullable DistinctRows[] distinct;
    private final StateTable table;
    private final StateColumn[][] states;
    private final GroupColumns groupColumns;
    private final OperatorContext context;
    private final LateRows lateRows;
    private final int sentWidth;
    private final SlotQueue changed = new SlotQueue();
    private final int[] page = new int[Batch.DEFAULT_ROWS];
    private @Nullable SlotCursor emitting;
    private long watermarkMicros;
    private long closedUpTo = Long.MIN_VALUE;
    private int[] slots = new int[Batch.DEFAULT_ROWS];
    private long[] hashes = new long[Batch.DEFAULT_ROWS];

    private FinalAggregation(AggregationPlan plan, OperatorContext context) {
        this.context = context;
        mode = plan.mode();
        closes = plan.closes();
        closingDelayMicros = plan.closingDelayMicros();
        isGlobal = plan.groupings().isEmpty();
        keyCount = plan.keyType().size();
        bucketColumn = plan.bucketColumn();
        routingColumns = plan.plainGroupings().size();
        columns = plan.columns().toArray(AggregateColumn[]::new);
        table = context.stateTable(GROUPS);
        states = new StateColumn[columns.length][];
        sentFrom = new int[columns.length];
        distinct = new DistinctRows[columns.length];
        int sent = keyCount;
        for (int i = 0; i < columns.length; i++) {
            int from = columns[i].stateFrom();
            states[i] = Arrays.copyOfRange(table.values(), from, from + columns[i].stateCount());
            sentFrom[i] = sent;
            sent += columns[i].exchanged(i).size();
            if (columns[i].isDistinct()) {
                distinct[i] = new DistinctRows(context.stateTable("distinct-" + i), keyCount);
            }
        }
        sentWidth = sent;
        groupColumns = new GroupColumns(plan);
        lateRows = context.lateRows(ColumnRef.schema(plan.input()), "the watermark has closed its group");
        watermarkMicros = context.initialWatermarkMicros();
        closedUpTo = closes ? closedUpTo(watermarkMicros) : Long.MIN_VALUE;
    }

    private long closedUpTo(long micros) {
        return micros < Long.MIN_VALUE + closingDelayMicros ? Long.MIN_VALUE : micros - closingDelayMicros;
    }

    @Override
    public void process(int input, Batch batch, Output output) {
        Batch timely = closes ? withoutLate(batch) : batch;
        int rowCount = timely.rowCount();
        if (rowCount == 0) {
            return;
        }
        if (slots.length < rowCount) {
            slots = new int[rowCount];
            hashes = new long[rowCount];
        }
        Column[] keys = timely.columns().subList(0, keyCount).toArray(Column[]::new);
        KeyHash.ofKeys(keys, routingColumns, rowCount, hashes);
        table.upsert(keys, hashes, rowCount, slots);
        for (int i = 0; i < columns.length; i++) {
            DistinctRows seen = distinct[i];
            if (seen == null) {
                columns[i].aggregator().merge(states[i], slots, sent(timely, i, columns[i].stateCount()), rowCount);
            } else {
                int count = columns[i].call().arguments().size();
                int[] unseen = seen.unseen(timely, sentFrom[i], count, slots);
                columns[i].aggregator().update(states[i], unseen, sent(timely, i, count), rowCount);
            }
        }
        if (mode == OutputMode.UPDATE) {
            changed.add(slots, rowCount);
        }
    }

    private Column[] sent(Batch batch, int aggregate, int count) {
        return batch.columns()
                .subList(sentFrom[aggregate], sentFrom[aggregate] + count)
                .toArray(Column[]::new);
    }

    private Batch withoutLate(Batch batch) {
        LateGroups late = LateGroups.of(batch, bucketColumn, closedUpTo);
        return lateRows.drop(batch, late.timely(), late.timelyCount(), sentWidth, watermarkMicros);
    }

    @Override
    public void advance(long micros) {
        watermarkMicros = Math.max(watermarkMicros, micros);
        if (closes) {
            closedUpTo = closedUpTo(watermarkMicros);
        }
    }

    @Override
    public boolean emit(EmitReason reason, Output output) {
        if (mode == OutputMode.UPDATE) {
            return emitChanged(reason, output);
        }
        if (emitting == null) {
            if (mode == OutputMode.APPEND) {
                emitting = table.cursor(closedUpTo);
            } else if (reason == EmitReason.BARRIER) {
                addGlobal();
                emitting = table.cursor(Long.MAX_VALUE);
            } else {
                return false;
            }
        }
        int count = emitting.next(page);
        emitRows(page, count, output);
        if (count > 0) {
            return true;
        }
        emitting = null;
        closeGroups();
        return false;
    }

    private boolean emitChanged(EmitReason reason, Output output) {
        if (isGlobal && reason == EmitReason.BARRIER) {
            addGlobal();
            changed.add(slots, 1);
        }
        emitRows(page, changed.take(page), output);
        if (!changed.isEmpty()) {
            return true;
        }
        closeGroups();
        return false;
    }

    /** Makes sure that a global aggregate has its row, whose slot is the first of {@code slots}. */
    private void addGlobal() {
        if (isGlobal) {
            Column[] none = {};
            KeyHash.hash(none, 1, hashes);
            table.upsert(none, hashes, 1, slots);
        }
    }

    private void closeGroups() {
        if (closes && closedUpTo != Long.MIN_VALUE) {
            long before = table.size();
            table.removeBucketsUpTo(closedUpTo);
            context.metrics().addRemovedRows(before - table.size());
            for (DistinctRows seen : distinct) {
                if (seen != null) {
                    seen.close(closedUpTo);
                }
            }
        }
    }

    private void emitRows(int[] from, int count, Output output) {
        if (count == 0) {
            return;
        }
        List<Column> made = new ArrayList<>(groupColumns.of(table.keys(from, count), count));
        for (int i = 0; i < columns.length; i++) {
            made.add(columns[i].aggregator().result(states[i], from, count));
        }
        output.emit(new Batch(count, made));
    }

    @Override
    public void barrier(long epoch) {
        SlotCursor updated = table.changed();
        for (int count = updated.next(page); count > 0; count = updated.next(page)) {
            context.metrics().addUpdatedRows(count);
        }
    }

    /** Reads key columns and accumulators, emits groupings and aggregates. */
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
            List<StateTableSpec> tables = new ArrayList<>();
            tables.add(new StateTableSpec(
                    GROUPS,
                    plan.keyType(),
                    plan.stateType(),
                    plan.bucketColumn(),
                    plan.plainGroupings().size()));
            List<AggregateColumn> columns = plan.columns();
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).isDistinct()) {
                    tables.add(DistinctRows.spec(plan, i));
                }
            }
            return tables;
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
            return "Aggregation " + plan.explain() + " " + plan.mode().name().toLowerCase(java.util.Locale.ROOT);
        }

        @Override
        public Operator create(OperatorContext context) {
            return new FinalAggregation(plan, context);
        }
    }
}
