package io.virta.operator.over;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.expression.ColumnRef;
import io.virta.expression.OverCall;
import io.virta.operator.OperatorContext;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.operator.revision.PartitionFunction;
import io.virta.operator.revision.Partitions;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Rows with the values of functions OVER their partitions behind their own columns. Rows that an order leaves equal are ordered by all columns. */
public final class OverRows implements PartitionFunction {
    private final Spec spec;
    private final OverValues values;

    private OverRows(Spec spec, OperatorContext context) {
        this.spec = spec;
        values = new OverValues(spec.calls, spec.input, context);
    }

    @Override
    public void epochStart(EpochStart epoch) {
        values.epochStart(epoch);
    }

    @Override
    public Batch apply(Partitions partitions) {
        Partitions all = partitions.expanded();
        List<Column> columns = new ArrayList<>(all.rows().columns());
        for (int i = 0; i < spec.calls.size(); i++) {
            columns.add(values.of(i, all));
        }
        return new Batch(all.rows().rowCount(), columns);
    }

    @Override
    public boolean dropsRows() {
        return spec.limit != Long.MAX_VALUE;
    }

    @Override
    public int[] dispensable(Partitions partitions) {
        int[] order = values.ordered(0, partitions).order();
        int[] dropped = new int[order.length];
        int count = 0;
        long before = 0;
        for (int i = 0; i < order.length; i++) {
            boolean isFirst =
                    i == 0 || partitions.partitionOf()[order[i]] != partitions.partitionOf()[order[i - 1]];
            before = isFirst ? 0 : before;
            dropped[count] = order[i];
            count += before >= spec.limit ? 1 : 0;
            before += partitions.counts()[order[i]];
        }
        return Arrays.copyOf(dropped, count);
    }

    /**
     * Functions over the same partitions.
     *
     * @param firstColumn the first column of the input that the user knows, behind copies that tell partitions apart
     * @param limit how many rows of each partition, by the order of the only call, {@code row_number()}, are read at all; {@link Long#MAX_VALUE} for all
     */
    public record Spec(
            List<OverCall> calls, List<ColumnRef> input, int firstColumn, long limit, StructType outputSchema)
            implements PartitionFunction.Spec {
        public Spec {
            calls = List.copyOf(calls);
            input = List.copyOf(input);
        }

        @Override
        public Map<String, String> stateFacts() {
            return Map.of(
                    "functions",
                    functions(),
                    "rows of each partition",
                    limit == Long.MAX_VALUE ? "all" : "first " + limit);
        }

        private String functions() {
            return calls.stream().map(OverCall::sql).collect(Collectors.joining(", ", "[", "]"));
        }

        @Override
        public String explain() {
            return "Over " + functions() + (limit == Long.MAX_VALUE ? "" : ", first " + limit);
        }

        @Override
        public PartitionFunction create(OperatorContext context) {
            return new OverRows(this, context);
        }
    }
}
