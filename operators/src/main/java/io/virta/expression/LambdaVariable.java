package io.virta.expression;

import io.virta.types.DataType;
import java.util.List;

/** A parameter of an enclosing {@link Lambda}, resolved to its type. */
public record LambdaVariable(String name, DataType type, boolean nullable, long id) implements Expression {
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
        return "namedlambdavariable()";
    }
}
