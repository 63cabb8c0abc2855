package io.virta.expression;

import java.util.List;
import java.util.function.UnaryOperator;

/** A value computed from the columns of a row, as immutable data. */
public sealed interface Expression
        permits Literal,
                UnresolvedColumn,
                UnresolvedStar,
                Call,
                Cast,
                Alias,
                FieldAccess,
                Lambda,
                LambdaVariable,
                SubqueryExpression,
                SortOrder,
                ColumnRef,
                ScalarCall,
                AggregateCall,
                OverCall,
                GeneratorCall {
    /** The expressions that this one is directly made of. */
    List<Expression> children();

    /** The same expression over other children, as many as it has. */
    Expression withChildren(List<Expression> children);

    /** Readable SQL text, as a column without an alias is named: {@code (value % 5)}, {@code count(1)}. */
    String sql();

    /** The tree with {@code rule} applied to every node, children first. */
    default Expression transformUp(UnaryOperator<Expression> rule) {
        List<Expression> before = children();
        List<Expression> after =
                before.stream().map(child -> child.transformUp(rule)).toList();
        return rule.apply(before.equals(after) ? this : withChildren(after));
    }
}
