package io.virta.expression;

import java.util.List;

/** A sort key. Nulls come first in ascending and last in descending order unless said otherwise. */
public record SortOrder(Expression child, boolean ascending, boolean nullsFirst) implements Expression {
    /** A sort key with nulls in their default place. */
    public SortOrder(Expression child, boolean ascending) {
        this(child, ascending, ascending);
    }

    @Override
    public List<Expression> children() {
        return List.of(child);
    }

    @Override
    public Expression withChildren(List<Expression> children) {
        return new SortOrder(children.get(0), ascending, nullsFirst);
    }

    @Override
    public String sql() {
        return child.sql() + (ascending ? " ASC" : " DESC") + (nullsFirst ? " NULLS FIRST" : " NULLS LAST");
    }
}
