package io.virta.expression;

import io.virta.function.ScalarFunction;
import io.virta.types.DataType;
import java.util.List;

/** A scalar function with arguments already cast to what it takes. */
public record ScalarCall(ScalarFunction function, List<Expression> arguments, DataType type, boolean nullable)
        implements Expression {
    public ScalarCall {
        arguments = List.copyOf(arguments);
    }

    @Override
    public List<Expression> children() {
        return arguments;
    }

    @Override
    public Expression withChildren(List<Expression> children) {
        return new ScalarCall(function, children, type, nullable);
    }

    @Override
    public String sql() {
        return CallText.of(
                function.name(), arguments.stream().map(Expression::sql).toList(), false);
    }
}
