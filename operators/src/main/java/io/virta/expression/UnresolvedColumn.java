package io.virta.expression;

import java.util.List;

/** A name that may mean a column, a column of a table ({@code t.ts}) or a field of a struct ({@code window.start}). */
public record UnresolvedColumn(List<String> parts, SourcePosition position) implements Expression {
    public UnresolvedColumn {
        parts = List.copyOf(parts);
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
        return String.join(".", parts);
    }
}
