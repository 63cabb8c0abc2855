package io.virta.operator.aggregate;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.LongColumn;
import io.virta.operator.OperatorContext;
import io.virta.operator.revision.PartitionFunction;
import io.virta.operator.revision.Partitions;
import io.virta.operator.sort.RowOrder;
import io.virta.types.StructType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Aggregates sessions of which all rows of the key are known: the rows of a key, in the order of their starts, are cut into sessions, and each session is aggregated as a partition of its own. */
final class PartitionSessions implements PartitionFunction {
    private final PartitionFunction sessions;
    private final int plainKeys;

    private PartitionSessions(AggregationPlan plan, OperatorContext context) {
        sessions = new PartitionAggregation.Spec(plan).create(context);
        plainKeys = plan.plainGroupings().size();
    }

    @Override
    public Batch apply(Partitions partitions) {
        LongColumn starts = times(partitions.rows(), plainKeys);
        LongColumn ends = times(partitions.rows(), plainKeys + 1);
        int[] order = partitions.sorted(List.of(RowOrder.of(starts, true, true)));
        int[] taken = new int[order.length];
        int[] sessionOf = new int[order.length];
        int[] firstRows = new int[order.length];
        long[] lastEnds = new long[order.length];
        int count = 0;
        int last = -1;
        for (int row : order) {
            if (starts.isNull(row) || ends.isNull(row) || ends.value(row) <= starts.value(row)) {
                continue;
            }
            boolean continues = last >= 0
                    && partitions.partitionOf()[firstRows[last]] == partitions.partitionOf()[row]
                    && starts.value(row) <= lastEnds[last];
            if (!continues) {
                last++;
                firstRows[last] = row;
                lastEnds[last] = ends.value(row);
            }
            lastEnds[last] = Math.max(lastEnds[last], ends.value(row));
            sessionOf[count] = last;
            taken[count++] = row;
        }
        return sessions.apply(
                cut(partitions, Arrays.copyOf(taken, count), sessionOf, firstRows, lastEnds, last + 1, starts));
    }

    private static LongColumn times(Batch rows, int column) {
        return (LongColumn) rows.column(column).flatten();
    }

    /** The sessions as partitions, with the key, the start and the end of each. */
    private Partitions cut(
            Partitions partitions,
            int[] taken,
            int[] sessionOf,
            int[] firstRows,
            long[] ends,
            int sessionCount,
            LongColumn starts) {
        long[] counts = new long[taken.length];
        Arrays.setAll(counts, i -> partitions.counts()[taken[i]]);
        int[] keys = new int[sessionCount];
        Arrays.setAll(keys, i -> partitions.partitionOf()[firstRows[i]]);
        Column[] columns = new Column[plainKeys + 2];
        for (int i = 0; i < plainKeys; i++) {
            columns[i] = partitions.keys()[i].gather(keys, sessionCount);
        }
        columns[plainKeys] = starts.gather(firstRows, sessionCount);
        columns[plainKeys + 1] = new LongColumn(Arrays.copyOf(ends, sessionCount), null);
        return new Partitions(
                sessionCount,
                columns,
                partitions.rows().gather(taken, taken.length),
                Arrays.copyOf(sessionOf, taken.length),
                counts);
    }

    /** Reads what {@link AggregateRows} makes, emits groupings and aggregates. */
    record Spec(AggregationPlan plan) implements PartitionFunction.Spec {
        @Override
        public StructType outputSchema() {
            return plan.outputSchema();
        }

        @Override
        public Map<String, String> stateFacts() {
            return plan.stateFacts();
        }

        @Override
        public String explain() {
            return "Sessions " + plan.explain();
        }

        @Override
        public PartitionFunction create(OperatorContext context) {
            return new PartitionSessions(plan, context);
        }
    }
}
