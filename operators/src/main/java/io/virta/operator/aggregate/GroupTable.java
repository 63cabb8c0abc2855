package io.virta.operator.aggregate;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.state.SlotTable;
import io.virta.state.StateColumn;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Groups in memory and their accumulators, for the length of an epoch at most. Owned by one operator. */
final class GroupTable {
    private final SlotTable table;
    private final AggregateColumn[] columns;
    private final StateColumn[][] states;

    GroupTable(AggregationPlan plan) {
        table = new SlotTable(plan.keyType(), plan.stateType(), plan.bucketColumn());
        columns = plan.columns().toArray(AggregateColumn[]::new);
        states = new StateColumn[columns.length][];
        for (int i = 0; i < columns.length; i++) {
            int from = columns[i].stateFrom();
            states[i] = Arrays.copyOfRange(table.values(), from, from + columns[i].stateCount());
        }
    }

    int size() {
        return table.size();
    }

    void clear() {
        table.clear();
    }

    void slots(Column[] keys, long @Nullable [] hashes, int rowCount, int[] slots) {
        if (keys.length == 0) {
            table.upsert(keys, hashes, Math.min(1, rowCount), slots);
            Arrays.fill(slots, 0, rowCount, 0);
        } else {
            table.upsert(keys, hashes, rowCount, slots);
        }
    }

    void update(int aggregate, int[] slots, Column[] arguments, int rowCount) {
        columns[aggregate].aggregator().update(states[aggregate], slots, arguments, rowCount);
    }

    /** Merges rows of keys and accumulators. */
    void merge(Batch partials) {
        int rowCount = partials.rowCount();
        int keyCount = partials.columnCount() - table.values().length;
        int[] slots = new int[rowCount];
        slots(partials.columns().subList(0, keyCount).toArray(Column[]::new), null, rowCount, slots);
        for (int i = 0; i < columns.length; i++) {
            int from = keyCount + columns[i].stateFrom();
            Column[] state = partials.columns()
                    .subList(from, from + columns[i].stateCount())
                    .toArray(Column[]::new);
            columns[i].aggregator().merge(states[i], slots, state, rowCount);
        }
    }

    /** Keys and accumulators of the groups {@code from} to {@code to - 1}, in the order in which they were added since the last {@link #clear}. */
    Batch rows(int from, int to) {
        return table.rows(from, to);
    }
}
