package io.virta.operator.user;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.StructBuilder;
import io.virta.batch.StructColumn;
import io.virta.operator.Distribution;
import io.virta.operator.Operator;
import io.virta.operator.OperatorContext;
import io.virta.operator.OperatorSpec;
import io.virta.operator.Output;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.operator.StreamElement.Watermark;
import io.virta.operator.user.cells.GroupStates;
import io.virta.operator.user.cells.StateVariable;
import io.virta.operator.user.cells.Timers.Timer;
import io.virta.state.SlotTable;
import io.virta.state.StateTableSpec;
import io.virta.state.evolution.StateForm;
import io.virta.types.StructType;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Calls a {@link ProcessorFunction} once an epoch for each group that has rows, with all of them in the order in which they came; then for each timer at or before the clock, the earliest first. What has expired is
 * gone before the first call of the epoch. A timer that is set while timers are called comes in a later epoch. Rows behind the watermark are dropped before, where the function goes by event time.
 */
public final class ProcessGroups implements Operator {

    private static final int PAGE_GROUPS = 1024;
    private static final long MICROS_PER_MILLI = 1000;

    private final Spec spec;
    private final OperatorContext context;
    private final TimelyRows timely;
    private final GroupStates states;
    private final ProcessorFunction.Calls calls;
    private final SlotTable groups;
    private final GroupRows rows = new GroupRows();
    private final ProcessorCall call;
    private Phase phase = Phase.EXPIRY;
    private @Nullable Batch initial;
    private int nextInitial;
    private int nextGroup;
    private @Nullable Iterator<Timer> due;

    private enum Phase {
        INITIAL,
        EXPIRY,
        ROWS,
        TIMERS
    }

    private ProcessGroups(Spec spec, OperatorContext context) {
        this.spec = spec;
        this.context = context;
        this.timely = new TimelyRows(spec.input, context);
        this.states = new GroupStates(spec.function.variables(), spec.hasTimers(), context);
        this.groups = new SlotTable(spec.input.keys(), new StructType(List.of()), StateTableSpec.NO_BUCKETS);
        this.call = new ProcessorCall(states.group(), rows, builder());
        this.calls = spec.function.open(states);
    }

    private StructBuilder builder() {
        return (StructBuilder) ColumnBuilder.of(spec.function.outputSchema(), PAGE_GROUPS);
    }

    @Override
    public void epochStart(EpochStart epoch) {
        call.processingMillis = Math.floorDiv(epoch.timestampMicros(), MICROS_PER_MILLI);
        states.group().setNowMillis(call.processingMillis);
        calls.epoch(context.query(), epoch.epoch());
        if (epoch.epoch() == 0 && spec.input.initial() != null) {
            initial = spec.input.initialRows(context, keyGroups());
            nextInitial = 0;
            phase = Phase.INITIAL;
        }
    }

    @Override
    public void process(int input, Batch batch, Output output) {
        Batch kept = timely.of(batch);
        int count = kept.rowCount();
        if (count > 0) {
            int[] numbers = new int[count];
            Column[] keys = MapBatches.select(kept, spec.input.keyColumns()).toArray(Column[]::new);
            groups.upsert(keys, null, count, numbers);
            rows.add(kept.withColumns(MapBatches.select(kept, spec.input.inputColumns())), numbers);
        }
    }

    @Override
    public void advance(long micros) {
        timely.advance(micros);
    }

    @Override
    public boolean emit(EmitReason reason, Output output) {
        call.watermarkMillis = timely.watermarkMillis();
        switch (phase) {
            case INITIAL -> {
                phase = begin() ? Phase.INITIAL : Phase.EXPIRY;
                return true;
            }
            case EXPIRY -> {
                if (!states.expire()) {
                    rows.arrange();
                    nextGroup = 0;
                    phase = Phase.ROWS;
                }
                return true;
            }
            case ROWS -> {
                if (nextGroup < rows.groupCount()) {
                    callGroups(output);
                } else {
                    rows.clear();
                    groups.clear();
                    due = dueTimers().iterator();
                    phase = Phase.TIMERS;
                }
                return true;
            }
            case TIMERS -> {
                Iterator<Timer> left = due;
                if (left != null && left.hasNext()) {
                    callTimers(left, output);
                    return true;
                }
                due = null;
                phase = Phase.EXPIRY;
                return false;
            }
        }
        return false;
    }

    private int keyGroups() {
        List<StateTableSpec> tables = spec.stateTables();
        return tables.isEmpty() ? 1 : context.stateTable(tables.get(0).name()).keyGroups();
    }

    /** Hands out initial state; true if there is more. */
    private boolean begin() {
        Batch rows = java.util.Objects.requireNonNull(initial);
        int keyColumns = spec.input.keyColumns().size();
        call.hasRows = false;
        for (int count = 0; count < PAGE_GROUPS && nextInitial < rows.rowCount(); count++) {
            Batch row = rows.gather(new int[] {nextInitial++}, 1);
            states.group().page(row.columns().subList(0, keyColumns).toArray(Column[]::new), 1);
            calls.initial(call, row.withColumns(row.columns().subList(keyColumns, row.columnCount())), 0);
        }
        if (nextInitial < rows.rowCount()) {
            return true;
        }
        initial = null;
        return false;
    }

    /** Groups are numbered as they came, so a page of them is a range of slots. */
    private void callGroups(Output output) {
        int first = nextGroup;
        int[] page = new int[Math.min(PAGE_GROUPS, rows.groupCount() - first)];
        int count = 0;
        int read = 0;
        while (count < page.length && read < Batch.DEFAULT_ROWS) {
            read += rows.count(first + count);
            page[count] = rows.slot(first + count);
            count++;
        }
        nextGroup = first + count;
        states.group().page(groups.keys(page, count), count);
        call.hasRows = true;
        for (int i = 0; i < count; i++) {
            states.group().at(i);
            call.number = first + i;
            calls.rows(call);
            handFull(output);
        }
        hand(output);
    }

    private List<Timer> dueTimers() {
        return switch (spec.function.clock()) {
            case NONE -> List.of();
            case PROCESSING_TIME -> states.timers().due(call.processingMillis);
            case EVENT_TIME ->
                timely.watermarkMicros() == Watermark.NONE
                        ? List.of()
                        : states.timers().due(call.watermarkMillis);
        };
    }

    private void callTimers(Iterator<Timer> left, Output output) {
        call.hasRows = false;
        for (int count = 0; count < PAGE_GROUPS && left.hasNext(); count++) {
            Timer timer = left.next();
            timer.enter(states.group());
            // One that an earlier timer's call deleted is no more.
            if (states.timers().contains(timer.millis())) {
                calls.timer(call, timer.millis());
                states.timers().remove(timer.millis());
                handFull(output);
            }
        }
        hand(output);
    }

    private void handFull(Output output) {
        if (call.output.length() >= Batch.DEFAULT_ROWS) {
            hand(output);
        }
    }

    private void hand(Output output) {
        StructColumn made = (StructColumn) call.output.build();
        if (made.length() > 0) {
            output.emit(new Batch(made.length(), made.fields()));
        }
        call.output = builder();
    }

    @Override
    public void close() {
        calls.close();
    }

    /** A processor over groups. */
    public record Spec(ProcessorFunction function, GroupInput input) implements OperatorSpec {
        @Override
        public String name() {
            return "processgroups";
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

        private boolean hasTimers() {
            return function.clock() != GroupFunction.GroupClock.NONE;
        }

        @Override
        public List<StateTableSpec> stateTables() {
            return StateVariable.tables(function.variables(), hasTimers(), input.keys());
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
            function.variables()
                    .forEach(variable -> facts.put(
                            StateForm.FACT + variable.name(), variable.form().write()));
            function.deleted().forEach(name -> facts.put(StateForm.FACT + name, StateForm.DELETED));
            return facts;
        }

        @Override
        public boolean needsEpochOnWatermark() {
            return function.clock() == GroupFunction.GroupClock.EVENT_TIME;
        }

        @Override
        public boolean needsEpochOnTime() {
            return function.clock() == GroupFunction.GroupClock.PROCESSING_TIME;
        }

        @Override
        public String explain() {
            return "ProcessGroups " + function.label() + " " + input.keyNames();
        }

        @Override
        public Operator create(OperatorContext context) {
            return new ProcessGroups(this, context);
        }
    }
}
