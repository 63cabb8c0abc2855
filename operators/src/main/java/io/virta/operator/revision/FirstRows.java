package io.virta.operator.revision;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.expression.ColumnRef;
import io.virta.expression.SortOrder;
import io.virta.operator.CompiledExpressions;
import io.virta.operator.OperatorContext;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.operator.sort.RowOrder;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The first rows of each partition in an order. Rows that the order leaves equal are ordered by all columns, so that the choice does not depend on when they came. */
public final class FirstRows implements PartitionFunction {
    private final Spec spec;
    private final CompiledExpressions keys;

    private FirstRows(Spec spec, OperatorContext context) {
        this.spec = spec;
        keys = new CompiledExpressions(
                spec.orders.stream().map(SortOrder::child).toList(), spec.input, context);
    }

    @Override
    public void epochStart(EpochStart epoch) {
        keys.epochStart(epoch);
    }

    @Override
    public Batch apply(Partitions partitions) {
        Partitions sorted = partitions.reordered(order(partitions)).expanded();
        int[] kept = new int[sorted.rows().rowCount()];
        int count = 0;
        int first = 0;
        for (int row = 0; row < kept.length; row++) {
            first = row > 0 && sorted.partitionOf()[row] == sorted.partitionOf()[row - 1] ? first : row;
            kept[count] = row;
            count += row - first < spec.limit ? 1 : 0;
        }
        return sorted.rows().gather(kept, count);
    }

    @Override
    public boolean dropsRows() {
        return true;
    }

    @Override
    public int[] dispensable(Partitions partitions) {
        int[] order = order(partitions);
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

    private int[] order(Partitions partitions) {
        List<Column> columns = keys.evaluate(partitions.rows());
        List<RowOrder> orders = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            SortOrder order = spec.orders.get(i);
            orders.add(RowOrder.of(columns.get(i), order.ascending(), order.nullsFirst()));
        }
        return partitions.sorted(orders);
    }

    /**
     * The first rows.
     *
     * @param partition the columns that tell partitions apart; none if all rows are one
     * @param limit how many of each partition at most
     */
    public record Spec(List<ColumnRef> partition, List<SortOrder> orders, List<ColumnRef> input, long limit)
            implements PartitionFunction.Spec {
        public Spec {
            partition = List.copyOf(partition);
            orders = List.copyOf(orders);
            input = List.copyOf(input);
        }

        @Override
        public StructType outputSchema() {
            return ColumnRef.schema(input);
        }

        @Override
        public Map<String, String> stateFacts() {
            return Map.of(
                    "partition",
                    partition.stream().map(ColumnRef::sql).collect(Collectors.joining(", ", "[", "]")),
                    "order",
                    orderNames(),
                    "number of first rows",
                    Long.toString(limit));
        }

        private String orderNames() {
            return orders.stream().map(SortOrder::sql).collect(Collectors.joining(", ", "[", "]"));
        }

        @Override
        public String explain() {
            return "FirstRows " + orderNames() + ", first " + limit;
        }

        @Override
        public PartitionFunction create(OperatorContext context) {
            return new FirstRows(this, context);
        }
    }
}
