package io.virta.operator.aggregate;

import io.virta.batch.Batch;
import io.virta.batch.BooleanColumn;
import io.virta.batch.Column;
import io.virta.batch.FlatColumn;
import io.virta.batch.IntColumn;
import io.virta.expression.Expression;
import io.virta.expression.ExpressionTypes;
import io.virta.operator.OperatorContext;
import io.virta.operator.revision.PartitionFunction;
import io.virta.operator.revision.Partitions;
import io.virta.state.SlotTable;
import io.virta.state.StateColumn;
import io.virta.state.StateTableSpec;
import io.virta.types.AtomicType;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Aggregates groups whose rows are all known: what {@link AggregateRows} made, in the order of their values, which is also the order for {@code first} and {@code collect_list}. A row that occurs
 * n times is merged about log n times, by doubling its accumulator.
 */
final class PartitionAggregation implements PartitionFunction {
    private final AggregateColumn[] columns;
    private final GroupColumns groupColumns;
    private final int keyCount;

    private PartitionAggregation(AggregationPlan plan) {
        columns = plan.columns().toArray(AggregateColumn[]::new);
        groupColumns = new GroupColumns(plan);
        keyCount = plan.keyType().size();
    }

    @Override
    public Batch apply(Partitions partitions) {
        Partitions sorted = partitions.reordered(partitions.sorted(List.of()));
        int count = sorted.count();
        int[] groups = IntStream.range(0, count).toArray();
        List<Column> made = new ArrayList<>(groupColumns.of(sorted.keys(), count));
        int next = keyCount;
        for (AggregateColumn column : columns) {
            int arguments = column.call().arguments().size();
            Column[] values =
                    sorted.rows().columns().subList(next, next + arguments).toArray(Column[]::new);
            next += arguments;
            int[] slots = sorted.partitionOf().clone();
            if (column.call().filter() != null) {
                skipFiltered(sorted.rows().column(next++).flatten(), slots);
            }
            StateColumn[] state = states(column, count);
            if (column.isDistinct()) {
                skipRepeated(column, values, sorted.partitionOf(), slots);
                column.aggregator().update(state, slots, values, slots.length);
            } else if (isOnce(sorted.counts())) {
                column.aggregator().update(state, slots, values, slots.length);
            } else {
                updateOften(column, state, slots, values, sorted.counts());
            }
            made.add(column.aggregator().result(state, groups, count));
        }
        return new Batch(count, made);
    }

    private static StateColumn[] states(AggregateColumn column, int count) {
        StateColumn[] state = StateColumn.of(column.state());
        for (StateColumn part : state) {
            part.ensureCapacity(Math.max(1, count));
        }
        return state;
    }

    private static boolean isOnce(long[] counts) {
        return Arrays.stream(counts).allMatch(count -> count == 1);
    }

    private static void skipFiltered(FlatColumn passes, int[] slots) {
        for (int row = 0; row < slots.length; row++) {
            if (passes.isNull(row) || !((BooleanColumn) passes).value(row)) {
                slots[row] = -1;
            }
        }
    }

    /** Leaves of each group the first row with the same arguments, and none where one is null. */
    private static void skipRepeated(AggregateColumn column, Column[] values, int[] groups, int[] slots) {
        int[] counting = new int[slots.length];
        int count = 0;
        for (int row = 0; row < slots.length; row++) {
            boolean counts = slots[row] >= 0;
            for (Column value : values) {
                counts &= !value.isNull(row);
            }
            counting[count] = row;
            count += counts ? 1 : 0;
        }
        StructType key = new StructType().add("group", AtomicType.INT);
        int number = 0;
        for (Expression argument : column.call().arguments()) {
            key = key.add("v" + number++, ExpressionTypes.typeOf(argument));
        }
        Column[] keys = new Column[values.length + 1];
        keys[0] = new IntColumn(groups, null).gather(counting, count);
        for (int i = 0; i < values.length; i++) {
            keys[i + 1] = values[i].gather(counting, count);
        }
        SlotTable seen = new SlotTable(key, new StructType(), StateTableSpec.NO_BUCKETS);
        int[] found = new int[count];
        seen.upsert(keys, null, count, found);
        int[] first = slots.clone();
        Arrays.fill(slots, -1);
        boolean[] taken = new boolean[seen.slotLimit()];
        for (int i = 0; i < count; i++) {
            if (!taken[found[i]]) {
                taken[found[i]] = true;
                slots[counting[i]] = first[counting[i]];
            }
        }
    }

    private static void updateOften(
            AggregateColumn column, StateColumn[] state, int[] slots, Column[] values, long[] counts) {
        int[] rows =
                IntStream.range(0, slots.length).filter(row -> slots[row] >= 0).toArray();
        int[] own = IntStream.range(0, rows.length).toArray();
        Column[] arguments = new Column[values.length];
        Arrays.setAll(arguments, i -> values[i].gather(rows, rows.length));
        StateColumn[] single = states(column, rows.length);
        column.aggregator().update(single, own, arguments, rows.length);
        Column[] partials = gathered(single, own, rows.length);
        long left = Arrays.stream(rows).mapToLong(row -> counts[row]).max().orElse(0);
        for (int bit = 0; left >> bit != 0; bit++) {
            int power = bit;
            int[] adding = Arrays.stream(own)
                    .filter(i -> (counts[rows[i]] >> power & 1) != 0)
                    .toArray();
            int[] targets = Arrays.stream(adding).map(i -> slots[rows[i]]).toArray();
            column.aggregator().merge(state, targets, gathered(partials, adding), adding.length);
            if (left >> bit > 1) {
                StateColumn[] doubled = states(column, rows.length);
                column.aggregator().merge(doubled, own, partials, rows.length);
                column.aggregator().merge(doubled, own, partials, rows.length);
                partials = gathered(doubled, own, rows.length);
            }
        }
    }

    private static Column[] gathered(StateColumn[] state, int[] slots, int count) {
        Column[] gathered = new Column[state.length];
        Arrays.setAll(gathered, i -> state[i].gather(slots, count));
        return gathered;
    }

    private static Column[] gathered(Column[] columns, int[] rows) {
        Column[] gathered = new Column[columns.length];
        Arrays.setAll(gathered, i -> columns[i].gather(rows, rows.length));
        return gathered;
    }

    /** Reads what {@link AggregateRows} makes, emits groupings and aggregates. */
    record Spec(AggregationPlan plan) implements PartitionFunction.Spec {
        @Override
        public StructType outputSchema() {
            return plan.outputSchema();
        }

        @Override
        public boolean isGlobal() {
            return plan.keyType().size() == 0;
        }

        @Override
        public Map<String, String> stateFacts() {
            return plan.stateFacts();
        }

        @Override
        public String explain() {
            return "Aggregation " + plan.explain();
        }

        @Override
        public PartitionFunction create(OperatorContext context) {
            return new PartitionAggregation(plan);
        }
    }
}
