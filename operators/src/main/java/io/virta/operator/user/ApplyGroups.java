package io.virta.operator.user;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.StructBuilder;
import io.virta.batch.StructColumn;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.operator.Distribution;
import io.virta.operator.Operator;
import io.virta.operator.OperatorContext;
import io.virta.operator.OperatorMetrics;
import io.virta.operator.OperatorSpec;
import io.virta.operator.Output;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.operator.StreamElement.Watermark;
import io.virta.operator.user.GroupFunction.GroupClock;
import io.virta.state.ExpiryIndex;
import io.virta.state.KeyHash;
import io.virta.state.LongState;
import io.virta.state.StateTable;
import io.virta.state.StateTable.SlotCursor;
import io.virta.state.StateTableSpec;
import io.virta.state.evolution.StateForm;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Calls a {@link SingleStateFunction} once an epoch for each group that has rows, with all of them in the order in which they came; then for each group without rows whose time has come: the clock is past
 * the time that an earlier call asked for. Rows behind the watermark are dropped before, where the function goes by event time.
 *
 * <p>State lies in one table: the key, the function's columns, and the time at which the group is due. A group with neither state nor such a time has no row. Groups are called in pages: their state
 * is read as columns, and written back as columns after the last call of the page.
 */
public final class ApplyGroups implements Operator {
    private static final String TABLE = "groups";
    private static final String STATE = "state";
    private static final int PAGE_GROUPS = 1024;
    private static final long MICROS_PER_MILLI = 1000;

    private final Spec spec;
    private final OperatorContext context;
    private final TimelyRows timely;
    private final SingleStateFunction.Calls calls;
    private final StateTable table;
    private final OperatorMetrics metrics;
    private final int stateColumns;
    private final ExpiryIndex due = new ExpiryIndex();
    private final GroupCall call;
    private final int[] page = new int[PAGE_GROUPS];
    private final int[] scratch = new int[PAGE_GROUPS];
    private final long[] nextDue = new long[PAGE_GROUPS];
    private long processingMicros;
    private boolean isArranged;
    private int nextGroup;

    private ApplyGroups(Spec spec, OperatorContext context) {
        this.spec = spec;
        this.context = context;
        this.calls = spec.function.open();
        this.table = context.stateTable(TABLE);
        this.metrics = context.metrics();
        this.timely = new TimelyRows(spec.input, context);
        this.stateColumns = spec.stateSchema().size();
        this.call = new GroupCall(stateBuilders(), builder(spec.function.outputSchema()));
        if (spec.function.clock() != GroupClock.NONE) {
            index();
        }
    }

    private static StructBuilder builder(StructType schema) {
        return (StructBuilder) ColumnBuilder.of(schema, PAGE_GROUPS);
    }

    private ColumnBuilder[] stateBuilders() {
        return spec.stateSchema().fields().stream()
                .map(field -> ColumnBuilder.of(field.dataType(), PAGE_GROUPS))
                .toArray(ColumnBuilder[]::new);
    }

    private LongState dues() {
        return (LongState) table.value(stateColumns);
    }

    private void index() {
        SlotCursor cursor = table.cursor(Long.MAX_VALUE);
        for (int count = cursor.next(page); count > 0; count = cursor.next(page)) {
            for (int i = 0; i < count; i++) {
                if (!dues().isNull(page[i])) {
                    due.add(page[i], dues().values()[page[i]]);
                }
            }
        }
    }

    @Override
    public void epochStart(EpochStart epoch) {
        processingMicros = epoch.timestampMicros();
        if (epoch.epoch() == 0 && spec.input.initial() != null) {
            begin();
        }
    }

    /** Sets the state that groups have before the first row; each of them is called in this epoch. */
    private void begin() {
        Batch rows = spec.input.initialRows(context, table.keyGroups());
        int count = rows.rowCount();
        int keyColumns = spec.input.keyColumns().size();
        Column[] keys = rows.columns().subList(0, keyColumns).toArray(Column[]::new);
        long[] hashes = new long[count];
        int[] slots = new int[count];
        KeyHash.hash(keys, count, hashes);
        if (table.upsert(keys, hashes, count, slots) < count) {
            throw new VirtaException(
                    ErrorCode.INVALID_QUERY,
                    "The initial state of " + spec.function.label()
                            + " contained multiple rows (state) with the same key.",
                    "De-duplicate the initial state before passing it.");
        }
        List<Column> fields = rows.columns().subList(keyColumns, rows.columnCount());
        Column state = spec.function.isStateRow() ? new StructColumn(fields, null, count) : fields.get(0);
        table.value(0).scatter(state, slots, count);
        call.rows.addGroups(slots);
    }

    @Override
    public void process(int input, Batch batch, Output output) {
        Batch kept = timely.of(batch);
        int count = kept.rowCount();
        if (count == 0) {
            return;
        }
        Column[] keys = MapBatches.select(kept, spec.input.keyColumns()).toArray(Column[]::new);
        long[] hashes = new long[count];
        int[] slots = new int[count];
        KeyHash.hash(keys, count, hashes);
        table.upsert(keys, hashes, count, slots);
        call.rows.add(kept.withColumns(MapBatches.select(kept, spec.input.inputColumns())), slots);
    }

    @Override
    public void advance(long micros) {
        timely.advance(micros);
    }

    @Override
    public boolean emit(EmitReason reason, Output output) {
        if (!isArranged) {
            call.rows.arrange();
            isArranged = true;
            nextGroup = 0;
        }
        if (nextGroup < call.rows.groupCount()) {
            callGroups(output);
            return true;
        }
        if (callDue(output)) {
            return true;
        }
        call.rows.clear();
        isArranged = false;
        return false;
    }

    private void callGroups(Output output) {
        int first = nextGroup;
        int rows = 0;
        int count = 0;
        while (count < PAGE_GROUPS && rows < Batch.DEFAULT_ROWS && nextGroup < call.rows.groupCount()) {
            rows += call.rows.count(nextGroup);
            page[count++] = call.rows.slot(nextGroup++);
        }
        callPage(first, count, false, output);
    }

    /** Calls groups that are due; true if there may be more. */
    private boolean callDue(Output output) {
        long nowMicros = nowMicros();
        if (nowMicros == Watermark.NONE) {
            return false;
        }
        int taken = due.takeExpired(nowMicros - 1, scratch);
        int count = 0;
        for (int i = 0; i < taken; i++) {
            int slot = scratch[i];
            // A slot is in the index once for each time that was asked for, and only the last counts.
            if (!dues().isNull(slot) && dues().values()[slot] < nowMicros) {
                dues().clear(slot);
                page[count++] = slot;
            }
        }
        if (count > 0) {
            table.touch(page, count);
            callPage(0, count, true, output);
        }
        return taken == scratch.length;
    }

    private long nowMicros() {
        return switch (spec.function.clock()) {
            case NONE -> Watermark.NONE;
            case PROCESSING_TIME -> processingMicros;
            case EVENT_TIME -> timely.watermarkMicros();
        };
    }

    private void callPage(int firstGroup, int count, boolean isDue, Output output) {
        call.keys = table.keys(page, count);
        call.state = new Column[stateColumns];
        for (int i = 0; i < stateColumns; i++) {
            call.state[i] = table.value(i).gather(page, count);
        }
        call.isDue = isDue;
        call.processingMillis = Math.floorDiv(processingMicros, MICROS_PER_MILLI);
        call.watermarkMillis = timely.watermarkMillis();
        for (int i = 0; i < count; i++) {
            call.group = firstGroup + i;
            call.index = i;
            call.dueMillis = dues().isNull(page[i])
                    ? GroupCall.NEVER
                    : Math.floorDiv(dues().values()[page[i]], MICROS_PER_MILLI);
            call.nextDueMillis = GroupCall.NEVER;
            calls.call(call);
            nextDue[i] = call.nextDueMillis;
            if (call.output.length() >= Batch.DEFAULT_ROWS) {
                hand(output);
            }
        }
        hand(output);
        store(count);
    }

    private void hand(Output output) {
        StructColumn rows = (StructColumn) call.output.build();
        if (rows.length() > 0) {
            output.emit(new Batch(rows.length(), rows.fields()));
        }
        call.output = builder(spec.function.outputSchema());
    }

    private void store(int count) {
        Column[] state = new Column[stateColumns];
        for (int i = 0; i < stateColumns; i++) {
            state[i] = call.nextState[i].build();
            table.value(i).scatter(state[i], page, count);
        }
        int removed = 0;
        for (int i = 0; i < count; i++) {
            int slot = page[i];
            if (nextDue[i] != GroupCall.NEVER) {
                long micros = Math.multiplyExact(nextDue[i], MICROS_PER_MILLI);
                dues().put(slot, micros);
                due.add(slot, micros);
            } else {
                dues().clear(slot);
                if (isEmpty(state, i)) {
                    scratch[removed++] = slot;
                }
            }
        }
        table.remove(scratch, removed);
        metrics.addRemovedRows(removed);
        metrics.addUpdatedRows(count - removed);
    }

    private static boolean isEmpty(Column[] state, int row) {
        for (Column column : state) {
            if (!column.isNull(row)) {
                return false;
            }
        }
        return true;
    }

    /** The state of a group as a column of one row, null if there is none: what tests look at. */
    public static @Nullable Column stateOf(OperatorContext context, Column[] key) {
        StateTable groups = context.stateTable(TABLE);
        int slot = slotOf(groups, key);
        return slot < 0 ? null : groups.value(0).gather(new int[] {slot}, 1);
    }

    /** The time at which a group is due: what tests look at. */
    public static OptionalLong dueMillisOf(OperatorContext context, Column[] key) {
        StateTable groups = context.stateTable(TABLE);
        int slot = slotOf(groups, key);
        LongState dues = (LongState) groups.value(groups.values().length - 1);
        return slot < 0 || dues.isNull(slot)
                ? OptionalLong.empty()
                : OptionalLong.of(Math.floorDiv(dues.values()[slot], MICROS_PER_MILLI));
    }

    private static int slotOf(StateTable groups, Column[] key) {
        long[] hash = new long[1];
        int[] slot = new int[1];
        KeyHash.hash(key, 1, hash);
        groups.find(key, hash, 1, slot);
        return slot[0];
    }

    @Override
    public void close() {
        calls.close();
    }

    /** A function over groups. */
    public record Spec(SingleStateFunction function, GroupInput input) implements OperatorSpec {
        @Override
        public String name() {
            return "applygroups";
        }

        @Override
        public StructType outputSchema() {
            return function.outputSchema();
        }

        @Override
        public List<Distribution> inputDistributions() {
            return List.of(new Distribution.Hashed(
                    input.keyColumns().stream().mapToInt(Integer::intValue).toArray()));
        }

        private StructType stateSchema() {
            DataType type = function.stateType();
            return new StructType(type == null ? List.of() : List.of(new StructField(STATE, type, true)));
        }

        @Override
        public List<StateTableSpec> stateTables() {
            List<StructField> values = new ArrayList<>(stateSchema().fields());
            values.add(new StructField("due", AtomicType.BIGINT, true));
            StateTableSpec table =
                    new StateTableSpec(TABLE, input.keys(), new StructType(values), StateTableSpec.NO_BUCKETS);
            // The index of times refers to slots, so they must stay where they are.
            return List.of((function.clock() == GroupClock.NONE ? table : table.resident()).evolving());
        }

        @Override
        public Map<String, String> stateFacts() {
            Map<String, String> facts = new TreeMap<>(Map.of(
                    "function",
                    function.label(),
                    "keys",
                    input.keyText(),
                    "timeout",
                    function.clock().text()));
            DataType type = function.stateType();
            if (type != null) {
                facts.put(StateForm.FACT + STATE, new StateForm("VALUE", type).write());
            }
            return facts;
        }

        @Override
        public boolean needsEpochOnWatermark() {
            return function.clock() == GroupClock.EVENT_TIME;
        }

        @Override
        public boolean needsEpochOnTime() {
            return function.clock() == GroupClock.PROCESSING_TIME;
        }

        @Override
        public String explain() {
            return "ApplyGroups " + function.label() + " " + input.keyNames();
        }

        @Override
        public Operator create(OperatorContext context) {
            return new ApplyGroups(this, context);
        }
    }
}
