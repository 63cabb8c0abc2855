package io.virta.expression;

import io.virta.types.DataType;
import java.util.List;

/** {@code CAST(child AS type)}; a value that does not convert becomes null, as with ANSI mode off. */
public record Cast(Expression child, DataType type) implements Expression {
    @Override
    public List<Expression> children() {
        return List.of(child);
    }

    @Override
    public Expression withChildren(List<Expression> children) {
        return new Cast(children.get(0), type);
    }

    @Override
    public String sql() {
        return "CAST(" + child.sql() + " AS " + type.sql() + ")";
    }
}
