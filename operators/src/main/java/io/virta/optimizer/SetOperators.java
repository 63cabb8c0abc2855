package io.virta.optimizer;

import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.plan.LogicalPlan;
import io.virta.plan.LogicalPlan.JoinType;
import io.virta.plan.PlanOutput;
import java.util.ArrayList;
import java.util.List;

/** DISTINCT as an aggregation without aggregates; INTERSECT and EXCEPT as semi and anti joins of distinct rows, null equal to null. */
final class SetOperators {
    private SetOperators() {}

    static LogicalPlan replace(LogicalPlan plan) {
        if (plan instanceof LogicalPlan.Distinct distinct) {
            return distinct(distinct.child());
        }
        if (plan instanceof LogicalPlan.SetOperation operation) {
            JoinType type = operation.intersect() ? JoinType.LEFT_SEMI : JoinType.LEFT_ANTI;
            return distinct(
                    new LogicalPlan.Join(operation.left(), operation.right(), type, sameRow(operation), List.of()));
        }
        return plan;
    }

    private static LogicalPlan distinct(LogicalPlan child) {
        List<Expression> columns = List.copyOf(PlanOutput.of(child));
        return new LogicalPlan.Aggregate(columns, columns, child);
    }

    private static Expression sameRow(LogicalPlan.SetOperation operation) {
        List<ColumnRef> left = PlanOutput.of(operation.left());
        List<ColumnRef> right = PlanOutput.of(operation.right());
        List<Expression> equal = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            equal.add(Functions.call("<=>", left.get(i), right.get(i)));
        }
        return Functions.and(equal);
    }
}
