package io.virta.operator.aggregate;

import io.virta.batch.Batch;
import io.virta.batch.BooleanColumn;
import io.virta.batch.Column;
import io.virta.expression.Expression;
import io.virta.expression.ExpressionTypes;
import io.virta.state.BooleanState;
import io.virta.state.KeyHash;
import io.virta.state.StateTable;
import io.virta.state.StateTableSpec;
import io.virta.types.AtomicType;
import io.virta.types.StructType;

/**
 * The values that a DISTINCT aggregate has seen in each group: a state table keyed by the group's key and the arguments, bucketed and routed as the groups are. A value goes on
 * to the accumulator when it is seen for the first time.
 */
final class DistinctRows {
    private final StateTable table;
    private final int keyCount;

    DistinctRows(StateTable table, int keyCount) {
        this.table = table;
        this.keyCount = keyCount;
    }

    static StateTableSpec spec(AggregationPlan plan, int aggregate) {
        StructType key = plan.keyType();
        int number = 0;
        for (Expression argument : plan.aggregates().get(aggregate).arguments()) {
            key = key.add("v" + number++, ExpressionTypes.typeOf(argument));
        }
        return new StateTableSpec(
                "distinct-" + aggregate,
                key,
                new StructType().add("seen", AtomicType.BOOLEAN, false),
                plan.bucketColumn(),
                plan.plainGroupings().size());
    }

    /**
     * The slots with those negative whose values are known or do not count.
     *
     * @param sent key columns, then the arguments from column {@code from} on, then whether the row counts
     */
    int[] unseen(Batch sent, int from, int argumentCount, int[] slots) {
        int rowCount = sent.rowCount();
        BooleanColumn counts = (BooleanColumn) sent.column(from + argumentCount).flatten();
        int[] rows = new int[rowCount];
        int count = 0;
        for (int row = 0; row < rowCount; row++) {
            if (counts.value(row)) {
                rows[count++] = row;
            }
        }
        Column[] keys = new Column[keyCount + argumentCount];
        for (int i = 0; i < keys.length; i++) {
            int column = i < keyCount ? i : from + i - keyCount;
            keys[i] = sent.column(column).gather(rows, count);
        }
        long[] hashes = new long[count];
        KeyHash.ofKeys(keys, table.spec().routingColumns(), count, hashes);
        int[] values = new int[count];
        table.upsert(keys, hashes, count, values);
        boolean[] seen = ((BooleanState) table.value(0)).values();
        int[] unseen = new int[rowCount];
        java.util.Arrays.fill(unseen, -1);
        for (int i = 0; i < count; i++) {
            if (!seen[values[i]]) {
                seen[values[i]] = true;
                unseen[rows[i]] = slots[rows[i]];
            }
        }
        return unseen;
    }

    void close(long bucket) {
        table.removeBucketsUpTo(bucket);
    }
}
