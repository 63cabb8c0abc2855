package io.virta.expression;

import java.util.List;

/**
 * A query inside an expression.
 *
 * @param operands for {@code IN} the values on its left; empty otherwise
 */
public record SubqueryExpression(Kind kind, Subquery plan, List<Expression> operands) implements Expression {
    public SubqueryExpression {
        operands = List.copyOf(operands);
    }

    @Override
    public List<Expression> children() {
        return operands;
    }

    @Override
    public Expression withChildren(List<Expression> children) {
        return new SubqueryExpression(kind, plan, children);
    }

    @Override
    public String sql() {
        return switch (kind) {
            case SCALAR -> "scalarsubquery()";
            case EXISTS -> "exists()";
            case IN -> "(" + operands.get(0).sql() + " IN (listquery()))";
        };
    }

    /** What the query stands for. */
    public enum Kind {
        /** The one value of its one row, null if it has no row. */
        SCALAR,
        /** Whether the operands are among its rows. */
        IN,
        /** Whether it has a row. */
        EXISTS
    }
}
