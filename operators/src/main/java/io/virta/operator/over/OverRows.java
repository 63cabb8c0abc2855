package io.virta.operator.over;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.FlatColumn;
import io.virta.expression.AggregateCall;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.Literal;
import io.virta.expression.OverCall;
import io.virta.expression.ScalarCall;
import io.virta.expression.SortOrder;
import io.virta.operator.CompiledExpressions;
import io.virta.operator.OperatorContext;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.operator.revision.PartitionFunction;
import io.virta.operator.revision.Partitions;
import io.virta.operator.sort.RowOrder;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows with the values of functions OVER their partitions behind their own columns. Rows that an order leaves equal are ordered by all columns. */
public final class OverRows implements PartitionFunction {
    private final Spec spec;
    private final List<CompiledExpressions> orders = new ArrayList<>();
    private final List<CompiledExpressions> arguments = new ArrayList<>();

    private OverRows(Spec spec, OperatorContext context) {
        this.spec = spec;
        for (OverCall call : spec.calls) {
            orders.add(new CompiledExpressions(
                    call.orders().stream().map(SortOrder::child).toList(), spec.input, context));
            arguments.add(new CompiledExpressions(call.function().children(), spec.input, context));
        }
    }

    @Override
    public void epochStart(EpochStart epoch) {
        orders.forEach(expressions -> expressions.epochStart(epoch));
        arguments.forEach(expressions -> expressions.epochStart(epoch));
    }

    @Override
    public Batch apply(Partitions partitions) {
        Partitions all = partitions.expanded();
        List<Column> columns = new ArrayList<>(all.rows().columns());
        for (int i = 0; i < spec.calls.size(); i++) {
            columns.add(value(i, all));
        }
        return new Batch(all.rows().rowCount(), columns);
    }

    private Column value(int number, Partitions all) {
        OverCall call = spec.calls.get(number);
        List<Column> keys = orders.get(number).evaluate(all.rows());
        OrderedRows rows = ordered(call, keys, all);
        List<Column> values = arguments.get(number).evaluate(all.rows());
        FlatColumn key =
                keys.isEmpty() ? all.rows().column(0).flatten() : keys.get(0).flatten();
        boolean ascending = call.orders().isEmpty() || call.orders().get(0).ascending();
        if (call.function() instanceof AggregateCall aggregate) {
            Frames frames = Frames.of(call.frame(), rows, key, ascending);
            return new FramedAggregate(aggregate).of(values.toArray(Column[]::new), rows, frames);
        }
        ScalarCall function = (ScalarCall) call.function();
        List<Expression> given = function.arguments();
        return switch (function.function().name()) {
            case "lag", "lead" ->
                Neighbours.shifted(
                        function.type(),
                        values.get(0),
                        (function.function().name().equals("lag") ? -1 : 1)
                                * (given.size() > 1 ? whole(given.get(1)) : 1),
                        given.size() > 2 ? values.get(2) : null,
                        rows);
            case "nth_value" ->
                Neighbours.nth(
                        function.type(),
                        values.get(0),
                        whole(given.get(1)),
                        Frames.of(call.frame(), rows, key, ascending),
                        rows);
            default -> Ranks.of(function.function().name(), given.isEmpty() ? 1 : whole(given.get(0)), rows);
        };
    }

    private static int whole(Expression constant) {
        return (Integer) java.util.Objects.requireNonNull(((Literal) constant).value());
    }

    private static OrderedRows ordered(OverCall call, List<Column> keys, Partitions all) {
        List<RowOrder> by = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            SortOrder order = call.orders().get(i);
            by.add(RowOrder.of(keys.get(i), order.ascending(), order.nullsFirst()));
        }
        RowOrder peers = by.isEmpty() ? (a, b) -> 0 : RowOrder.inTurn(by.toArray(RowOrder[]::new));
        return OrderedRows.of(all.sorted(by), all.partitionOf(), peers);
    }

    @Override
    public int @Nullable [] dispensable(Partitions partitions) {
        if (spec.limit == Long.MAX_VALUE) {
            return null;
        }
        OverCall call = spec.calls.get(0);
        int[] order = ordered(call, orders.get(0).evaluate(partitions.rows()), partitions)
                .order();
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
        return count == 0 ? null : Arrays.copyOf(dropped, count);
    }

    /**
     * Functions over the same partitions.
     *
     * @param limit how many rows of each partition, by the order of the only call, {@code row_number()}, are read at all; {@link Long#MAX_VALUE} for all
     */
    public record Spec(List<OverCall> calls, List<ColumnRef> input, long limit, StructType outputSchema)
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
