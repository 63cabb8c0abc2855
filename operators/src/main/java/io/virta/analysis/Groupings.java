package io.virta.analysis;

import io.virta.expression.AggregateCall;
import io.virta.expression.Alias;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.Trees;
import io.virta.plan.PlanOutput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an aggregation groups by, as its output sees it. */
final class Groupings {
    private final Map<Expression, ColumnRef> columns = new HashMap<>();
    private final Set<Long> ids = new HashSet<>();

    /**
     * Groupings, each known by what it computes and by its number.
     *
     * @param originals what stands for a grouping when repeated, as many as groupings or fewer
     */
    Groupings(List<Expression> originals, List<Expression> groupings) {
        for (int i = 0; i < groupings.size(); i++) {
            ColumnRef column = PlanOutput.column(groupings.get(i));
            ids.add(column.id());
            if (i < originals.size()) {
                columns.putIfAbsent(Trees.canonical(originals.get(i)), column);
            }
        }
    }

    Groupings(List<Expression> groupings) {
        this(groupings, groupings);
    }

    /** The expression with everything that is grouped by replaced by the grouping's column; arguments of aggregates stay. */
    Expression replace(Expression expression) {
        if (expression instanceof AggregateCall) {
            return expression;
        }
        if (expression instanceof Alias alias) {
            return new Alias(replace(alias.child()), alias.names(), alias.id());
        }
        ColumnRef column = columns.get(Trees.canonical(expression));
        if (column != null) {
            return expression instanceof ColumnRef written
                    ? new ColumnRef(column.id(), written.name(), column.type(), column.nullable(), written.qualifier())
                    : column;
        }
        List<Expression> children = new ArrayList<>();
        expression.children().forEach(child -> children.add(replace(child)));
        return children.isEmpty() ? expression : expression.withChildren(children);
    }

    /** The same expression; columns outside of aggregates that are not grouped by are refused. */
    Expression checked(Expression replaced) {
        check(replaced);
        return replaced;
    }

    /** Refuses columns outside of aggregates that are not grouped by. */
    void check(Expression replaced) {
        if (replaced instanceof AggregateCall) {
            return;
        }
        if (replaced instanceof ColumnRef column && !ids.contains(column.id())) {
            throw AnalysisErrors.missingAggregation(column.name());
        }
        replaced.children().forEach(this::check);
    }

    boolean has(long id) {
        return ids.contains(id);
    }
}
