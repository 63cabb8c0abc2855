package io.virta.expression;

import java.util.List;

/** A named expression. Generators may have several names; all others have one. {@code id} identifies the column once analysed, 0 before. */
public record Alias(Expression child, List<String> names, long id) implements Expression {
    public Alias {
        names = List.copyOf(names);
    }

    /** A single name, before analysis. */
    public Alias(Expression child, String name) {
        this(child, List.of(name), 0);
    }

    /** The first name. */
    public String name() {
        return names.get(0);
    }

    @Override
    public List<Expression> children() {
        return List.of(child);
    }

    @Override
    public Expression withChildren(List<Expression> children) {
        return new Alias(children.get(0), names, id);
    }

    @Override
    public String sql() {
        return child.sql() + " AS " + String.join(", ", names);
    }
}
