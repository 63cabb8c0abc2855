package io.virta.planner;

import io.virta.connector.OutputMode;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.SortOrder;
import io.virta.operator.OperatorSpec;
import io.virta.operator.revision.FirstRows;
import io.virta.operator.revision.PartitionLayout;
import io.virta.operator.revision.RevisedPartitions;
import io.virta.plan.LogicalPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The first rows of an order over rows that keep arriving or are revised. */
final class RevisedRows {
    private RevisedRows() {}

    /** Whether the rows of a limit over a sort are revised: not where each epoch brings the whole result anyway. */
    static boolean isRevised(LogicalPlan.Limit node, Planning planning) {
        return sortBelow(node.child()) != null
                && planning.mode() != OutputMode.APPEND
                && (planning.shownAs() == OutputMode.UPDATE || !showsAll(node.child()));
    }

    private static boolean showsAll(LogicalPlan plan) {
        return Planning.isStreaming(plan)
                && (plan instanceof LogicalPlan.Aggregate
                        || plan.children().stream().anyMatch(RevisedRows::showsAll));
    }

    private static LogicalPlan.@org.jspecify.annotations.Nullable Sort sortBelow(LogicalPlan plan) {
        if (plan instanceof LogicalPlan.Sort sort) {
            return sort;
        }
        return plan instanceof LogicalPlan.Project project ? sortBelow(project.child()) : null;
    }

    /** The first rows of the whole input of a sort. */
    static Flow first(LogicalPlan.Limit node, long rows, Planning planning) {
        return first(node.child(), rows, planning);
    }

    private static Flow first(LogicalPlan plan, long rows, Planning planning) {
        if (plan instanceof LogicalPlan.Project project) {
            Flow flow = first(project.child(), rows, planning);
            boolean ordered = flow.isOrdered();
            ProjectRule.project(flow, project.expressions());
            flow.setOrdered(ordered);
            return flow;
        }
        LogicalPlan.Sort sort = (LogicalPlan.Sort) plan;
        Flow flow =
                first(planning.asChanges(() -> planning.plan(sort.child())), List.of(), sort.orders(), rows, planning);
        flow.setOrdered(planning.shownAs() == OutputMode.COMPLETE);
        return flow;
    }

    /** The first rows of each partition. */
    static Flow first(Flow input, List<ColumnRef> partition, List<SortOrder> orders, long rows, Planning planning) {
        List<ColumnRef> made = input.columns();
        Set<Long> keys = new HashSet<>(References.idsOf(partition));
        List<Expression> columns = new ArrayList<>(partition);
        made.stream().filter(column -> !keys.contains(column.id())).forEach(columns::add);
        ProjectRule.project(input, columns);
        PartitionLayout layout = new PartitionLayout(input.schema(), partition.size());
        OperatorSpec first = new RevisedPartitions.Spec(
                new FirstRows.Spec(partition, orders, input.columns(), rows),
                layout,
                1,
                input.revises(),
                planning.shownAs());
        Flow flow = planning.exchange(input, first.inputDistributions().get(0));
        flow.append(first, flow.columns());
        ProjectRule.project(flow, List.copyOf(made));
        return flow;
    }
}
