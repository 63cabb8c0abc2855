package io.virta.operator.over;

import io.virta.batch.Column;
import io.virta.batch.FlatColumn;
import io.virta.error.VirtaException;
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
import io.virta.operator.revision.Partitions;
import io.virta.operator.sort.RowOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The values of functions OVER the rows of partitions. Rows that an order leaves equal are ordered by all columns. Used by one thread. */
final class OverValues {
    private final List<OverCall> calls;
    private final List<CompiledExpressions> orders = new ArrayList<>();
    private final List<CompiledExpressions> arguments = new ArrayList<>();

    OverValues(List<OverCall> calls, List<ColumnRef> input, OperatorContext context) {
        this.calls = calls;
        for (OverCall call : calls) {
            orders.add(new CompiledExpressions(
                    call.orders().stream().map(SortOrder::child).toList(), input, context));
            arguments.add(new CompiledExpressions(call.function().children(), input, context));
        }
    }

    void epochStart(EpochStart epoch) {
        orders.forEach(expressions -> expressions.epochStart(epoch));
        arguments.forEach(expressions -> expressions.epochStart(epoch));
    }

    /** The rows in the order of a function. */
    OrderedRows ordered(int number, Partitions partitions) {
        return ordered(calls.get(number), orders.get(number).evaluate(partitions.rows()), partitions);
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

    /** The arguments of a function. */
    Column[] arguments(int number, Partitions all) {
        return arguments.get(number).evaluate(all.rows()).toArray(Column[]::new);
    }

    /** The values of a function by row number, where each row occurs once. */
    Column of(int number, Partitions all) {
        return of(number, all, ordered(number, all), null);
    }

    /**
     * The values of a function by row number, where each row occurs once.
     *
     * @param before what came before the rows of each partition; null if nothing did
     */
    Column of(int number, Partitions all, OrderedRows rows, @Nullable RowsBefore before) {
        OverCall call = calls.get(number);
        Column[] values = arguments(number, all);
        if (call.function() instanceof AggregateCall aggregate) {
            return new FramedAggregate(aggregate)
                    .of(values, rows, frames(number, all, rows), before == null ? null : before.states(number, all));
        }
        ScalarCall function = (ScalarCall) call.function();
        List<Expression> given = function.arguments();
        return switch (function.function().name()) {
            case "lag", "lead" ->
                Neighbours.shifted(
                        function.type(), values[0], distance(function), given.size() > 2 ? values[2] : null, rows);
            case "nth_value" ->
                Neighbours.nth(function.type(), values[0], whole(given.get(1)), frames(number, all, rows), rows);
            default -> {
                Column ranks = Ranks.of(function.function().name(), given.isEmpty() ? 1 : whole(given.get(0)), rows);
                yield before == null ? ranks : before.added(function.function().name(), ranks, all);
            }
        };
    }

    /** The frames of a function by place. */
    Frames frames(int number, Partitions all, OrderedRows rows) {
        OverCall call = calls.get(number);
        List<Column> keys = orders.get(number).evaluate(all.rows());
        FlatColumn key =
                keys.isEmpty() ? all.rows().column(0).flatten() : keys.get(0).flatten();
        boolean ascending = call.orders().isEmpty() || call.orders().get(0).ascending();
        return Frames.of(call.frame(), rows, key, ascending);
    }

    /** How many places on the row of {@code lag} or {@code lead} is, less than 0 for places back. */
    static int distance(ScalarCall function) {
        List<Expression> given = function.arguments();
        return (function.function().name().equals("lag") ? -1 : 1) * (given.size() > 1 ? whole(given.get(1)) : 1);
    }

    private static int whole(Expression constant) {
        if (constant instanceof Literal literal) {
            return (Integer) Objects.requireNonNull(literal.value());
        }
        throw VirtaException.internal("Not a constant: " + constant.sql());
    }
}
