package io.virta.expression;

import java.util.List;

/** A field of a struct, of each struct of an array, or the value of a map under a key: {@code child.name}. */
public record FieldAccess(Expression child, String name) implements Expression {
    @Override
    public List<Expression> children() {
        return List.of(child);
    }

    @Override
    public Expression withChildren(List<Expression> children) {
        return new FieldAccess(children.get(0), name);
    }

    @Override
    public String sql() {
        return child.sql() + "." + name;
    }
}
