package io.virta.optimizer;

import io.virta.plan.LogicalPlan;
import java.util.List;

/** Moves a limit below projections, and a copy of it into the inputs of a static union. */
final class Limits {
    private Limits() {}

    static LogicalPlan push(LogicalPlan plan) {
        if (!(plan instanceof LogicalPlan.Limit limit) || limit.offset() != null || limit.isStreaming()) {
            return plan;
        }
        if (limit.child() instanceof LogicalPlan.Project project) {
            return project.over(limit.over(project.child()));
        }
        if (limit.child() instanceof LogicalPlan.Union union
                && union.inputs().stream().noneMatch(Limits::isLimited)) {
            List<LogicalPlan> inputs = union.inputs().stream().map(limit::over).toList();
            return limit.over(union.withChildren(inputs));
        }
        return plan;
    }

    private static boolean isLimited(LogicalPlan plan) {
        return plan instanceof LogicalPlan.Limit
                || plan instanceof LogicalPlan.Project project && isLimited(project.child());
    }
}
