package io.virta.optimizer;

import io.virta.expression.Alias;
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
            return operation.intersect()
                            && !operation.left().isStreaming()
                            && operation.right().isStreaming()
                    ? named(PlanOutput.of(operation.left()), join(swapped(operation)))
                    : join(operation);
        }
        return plan;
    }

    /** The rows that stay, each once; those of a stream leave as soon as they have come for the first time. */
    private static LogicalPlan join(LogicalPlan.SetOperation operation) {
        JoinType type = operation.intersect() ? JoinType.LEFT_SEMI : JoinType.LEFT_ANTI;
        LogicalPlan rows =
                new LogicalPlan.Join(operation.left(), operation.right(), type, sameRow(operation), List.of());
        return operation.isStreaming()
                ? new LogicalPlan.Deduplicate(List.copyOf(PlanOutput.of(rows)), false, rows)
                : distinct(rows);
    }

    /** An intersection with the stream on the left, where its rows can be looked up in the static side. */
    private static LogicalPlan.SetOperation swapped(LogicalPlan.SetOperation operation) {
        return new LogicalPlan.SetOperation(
                operation.right(), operation.left(), operation.intersect(), operation.all());
    }

    private static LogicalPlan named(List<ColumnRef> columns, LogicalPlan plan) {
        List<ColumnRef> made = PlanOutput.of(plan);
        List<Expression> items = new ArrayList<>();
        for (int i = 0; i < made.size(); i++) {
            items.add(new Alias(
                    made.get(i), List.of(columns.get(i).name()), columns.get(i).id()));
        }
        return new LogicalPlan.Project(items, plan);
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
