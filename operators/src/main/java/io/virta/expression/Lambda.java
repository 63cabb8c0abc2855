package io.virta.expression;

import java.util.List;

/** {@code x -> body}, an argument of higher-order functions. Parameters are {@link LambdaVariable}s by name inside the body. */
public record Lambda(List<String> parameters, Expression body) implements Expression {
    public Lambda {
        parameters = List.copyOf(parameters);
    }

    @Override
    public List<Expression> children() {
        return List.of(body);
    }

    @Override
    public Expression withChildren(List<Expression> children) {
        return new Lambda(parameters, children.get(0));
    }

    @Override
    public String sql() {
        return "lambdafunction(" + body.sql() + ", " + String.join(", ", parameters) + ")";
    }
}
