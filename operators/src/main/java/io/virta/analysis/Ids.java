package io.virta.analysis;

import io.virta.expression.Alias;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.LambdaVariable;
import io.virta.plan.LogicalPlan;
import io.virta.plan.PlanExpressions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongUnaryOperator;

/**
 * Numbers for columns. They begin above every number in the plans that were {@linkplain #reserve reserved}, so plans analysed apart can meet in one; where
 * both sides of a join have a number, {@link #renumber} gives one side other ones.
 */
final class Ids {
    private long last;

    /** Numbers greater than {@code from}. */
    Ids(long from) {
        last = from;
    }

    long next() {
        return ++last;
    }

    /** Keeps clear of the numbers in a plan. */
    void reserve(LogicalPlan plan) {
        for (long id : used(plan)) {
            last = Math.max(last, id);
        }
    }

    /** The plan with other numbers for all of its columns. */
    LogicalPlan renumber(LogicalPlan plan) {
        Map<Long, Long> fresh = new HashMap<>();
        for (long id : used(plan)) {
            fresh.put(id, next());
        }
        return plan.transformUp(node -> PlanExpressions.map(node, tree -> map(tree, fresh::get)));
    }

    /** Whether two plans share numbers. */
    static boolean overlap(LogicalPlan left, LogicalPlan right) {
        Set<Long> both = used(left);
        both.retainAll(used(right));
        return !both.isEmpty();
    }

    /** The expression with its numbers replaced. */
    static Expression map(Expression tree, LongUnaryOperator ids) {
        return tree.transformUp(node -> {
            if (node instanceof ColumnRef column) {
                return new ColumnRef(
                        ids.applyAsLong(column.id()),
                        column.name(),
                        column.type(),
                        column.nullable(),
                        column.qualifier());
            }
            if (node instanceof Alias alias && alias.id() != 0) {
                return new Alias(alias.child(), alias.names(), ids.applyAsLong(alias.id()));
            }
            return node;
        });
    }

    private static Set<Long> used(LogicalPlan plan) {
        Set<Long> ids = new HashSet<>();
        collect(plan, ids);
        return ids;
    }

    private static void collect(LogicalPlan plan, Set<Long> ids) {
        PlanExpressions.of(plan).forEach(expression -> collect(expression, ids));
        plan.children().forEach(child -> collect(child, ids));
    }

    private static void collect(Expression expression, Set<Long> ids) {
        if (expression instanceof ColumnRef column) {
            ids.add(column.id());
        } else if (expression instanceof Alias alias && alias.id() != 0) {
            ids.add(alias.id());
        } else if (expression instanceof LambdaVariable variable) {
            ids.add(variable.id());
        }
        expression.children().forEach(child -> collect(child, ids));
    }
}
