package io.virta.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A function OVER a window of rows. Its function is no child, but the function's arguments are: an aggregate in it aggregates no rows of the query.
 *
 * @param function a {@link Call}; after analysis an {@link AggregateCall}, or a {@link ScalarCall} of a function that has a meaning only here
 * @param partition what the rows of a window have in common
 * @param frame what the function sees of the window
 */
public record OverCall(Expression function, List<Expression> partition, List<SortOrder> orders, Frame frame)
        implements Expression {
    public OverCall {
        partition = List.copyOf(partition);
        orders = List.copyOf(orders);
    }

    @Override
    public List<Expression> children() {
        List<Expression> all = new ArrayList<>(function.children());
        all.addAll(partition);
        all.addAll(orders);
        return all;
    }

    @Override
    public Expression withChildren(List<Expression> children) {
        int arguments = function.children().size();
        int keys = arguments + partition.size();
        return new OverCall(
                function.withChildren(children.subList(0, arguments)),
                children.subList(arguments, keys),
                children.subList(keys, children.size()).stream()
                        .map(SortOrder.class::cast)
                        .toList(),
                frame);
    }

    @Override
    public String sql() {
        String by = partition.stream().map(Expression::sql).collect(Collectors.joining(", "));
        String order = orders.stream().map(SortOrder::sql).collect(Collectors.joining(", "));
        return function.sql() + " OVER (" + (by.isEmpty() ? "" : "PARTITION BY " + by + " ")
                + (order.isEmpty() ? "" : "ORDER BY " + order + " ") + frame.sql() + ")";
    }
}
