package io.virta.expression;

import io.virta.function.AggregateFunction;
import io.virta.types.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An aggregate function with arguments already cast to what it takes. */
public record AggregateCall(
        AggregateFunction function,
        List<Expression> arguments,
        boolean distinct,
        @Nullable Expression filter,
        boolean ignoreNulls,
        DataType type,
        boolean nullable)
        implements Expression {
    public AggregateCall {
        arguments = List.copyOf(arguments);
    }

    @Override
    public List<Expression> children() {
        if (filter == null) {
            return arguments;
        }
        List<Expression> all = new ArrayList<>(arguments);
        all.add(filter);
        return all;
    }

    @Override
    public Expression withChildren(List<Expression> children) {
        int count = arguments.size();
        return new AggregateCall(
                function,
                children.subList(0, count),
                distinct,
                filter == null ? null : children.get(count),
                ignoreNulls,
                type,
                nullable);
    }

    @Override
    public String sql() {
        return CallText.of(
                        function.name(), arguments.stream().map(Expression::sql).toList(), distinct)
                + CallText.filter(filter);
    }
}
