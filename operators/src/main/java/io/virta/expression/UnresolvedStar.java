package io.virta.expression;

import java.util.List;

/** {@code *}, {@code t.*} or {@code struct.*}: all columns of the input, of a table, or all fields of a struct. */
public record UnresolvedStar(List<String> qualifier) implements Expression {
    public UnresolvedStar {
        qualifier = List.copyOf(qualifier);
    }

    @Override
    public List<Expression> children() {
        return List.of();
    }

    @Override
    public Expression withChildren(List<Expression> children) {
        return this;
    }

    @Override
    public String sql() {
        return qualifier.isEmpty() ? "*" : String.join(".", qualifier) + ".*";
    }
}
