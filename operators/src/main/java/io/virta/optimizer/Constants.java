package io.virta.optimizer;

import io.virta.evaluation.ConstantFolding;
import io.virta.expression.ColumnRef;
import io.virta.expression.Literal;
import io.virta.plan.LogicalPlan;
import io.virta.plan.PlanExpressions;

/** Computes constant expressions, and drops conditions that are always true. */
final class Constants {
    private Constants() {}

    static LogicalPlan fold(LogicalPlan plan) {
        return plan.transformUp(Constants::foldNode);
    }

    private static LogicalPlan foldNode(LogicalPlan node) {
        LogicalPlan folded = PlanExpressions.map(
                node, expression -> expression instanceof ColumnRef ? expression : ConstantFolding.fold(expression));
        boolean alwaysTrue = folded instanceof LogicalPlan.Filter filter
                && filter.condition() instanceof Literal literal
                && Boolean.TRUE.equals(literal.value());
        return alwaysTrue ? ((LogicalPlan.Filter) folded).child() : folded;
    }
}
