package io.virta.optimizer;

import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.ScalarCall;
import io.virta.expression.Trees;
import io.virta.plan.LogicalPlan;
import io.virta.plan.LogicalPlan.JoinType;
import io.virta.plan.PlanOutput;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Filters rows that cannot match because a column compared by the join condition is null, on sides whose unmatched rows are not shown. */
final class JoinNulls {
    private static final Set<String> NEVER_TRUE_OF_NULL = Set.of("=", "<", "<=", ">", ">=");

    private JoinNulls() {}

    static LogicalPlan infer(LogicalPlan plan) {
        return plan.transformUp(node -> node instanceof LogicalPlan.Join join ? inferSides(join) : node);
    }

    private static LogicalPlan inferSides(LogicalPlan.Join join) {
        Expression condition = join.condition();
        if (condition == null) {
            return join;
        }
        boolean left = join.type() != JoinType.LEFT_OUTER
                && join.type() != JoinType.FULL_OUTER
                && join.type() != JoinType.LEFT_ANTI;
        boolean right = join.type() != JoinType.RIGHT_OUTER && join.type() != JoinType.FULL_OUTER;
        return join.withChildren(List.of(
                left ? known(join.left(), condition) : join.left(),
                right ? known(join.right(), condition) : join.right()));
    }

    private static LogicalPlan known(LogicalPlan side, Expression condition) {
        List<Expression> conditions = new ArrayList<>();
        for (ColumnRef column : PlanOutput.of(side)) {
            Expression known = Functions.call("isnotnull", column);
            if (column.nullable()
                    && !(column.type() instanceof StructType)
                    && Trees.conjuncts(condition).stream().anyMatch(part -> compares(part, column.id()))
                    && !holds(side, Trees.canonical(known))) {
                conditions.add(known);
            }
        }
        return conditions.isEmpty() ? side : new LogicalPlan.Filter(Functions.and(conditions), side);
    }

    private static boolean compares(Expression part, long column) {
        return part instanceof ScalarCall call
                && NEVER_TRUE_OF_NULL.contains(call.function().name())
                && call.arguments().stream()
                        .anyMatch(argument -> argument instanceof ColumnRef compared && compared.id() == column);
    }

    /** Whether a condition already holds for all rows of a plan, because a filter beneath it sees to it. */
    private static boolean holds(LogicalPlan plan, Expression canonical) {
        if (plan instanceof LogicalPlan.Filter filter
                && Trees.conjuncts(filter.condition()).stream()
                        .anyMatch(part -> Trees.canonical(part).equals(canonical))) {
            return true;
        }
        boolean passes = plan instanceof LogicalPlan.Filter
                || plan instanceof LogicalPlan.Project
                || plan instanceof LogicalPlan.WithWatermark
                || plan instanceof LogicalPlan.Deduplicate
                || plan instanceof LogicalPlan.Aggregate
                || plan instanceof LogicalPlan.Join join
                        && (join.type() == JoinType.INNER
                                || join.type() == JoinType.LEFT_SEMI
                                || join.type() == JoinType.LEFT_OUTER
                                || join.type() == JoinType.LEFT_ANTI);
        return passes && plan.children().stream().anyMatch(child -> holds(child, canonical));
    }
}
