package io.virta.analysis;

import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.plan.LogicalPlan;
import io.virta.plan.PlanExpressions;
import io.virta.plan.PlanOutput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Columns that a plan reads and no input of the reading node has: those of a query around it, or of another plan altogether. */
final class FreeColumns {
    private FreeColumns() {}

    /** The free columns of an analysed plan, by number. */
    static Map<Long, ColumnRef> of(LogicalPlan plan) {
        Map<Long, ColumnRef> found = of(plan, PlanExpressions.of(plan));
        plan.children().forEach(child -> found.putAll(of(child)));
        return found;
    }

    /** Those among expressions of a node. */
    static Map<Long, ColumnRef> of(LogicalPlan node, List<Expression> expressions) {
        Map<Long, ColumnRef> read = new HashMap<>();
        if (node instanceof LogicalPlan.Leaf) {
            return read;
        }
        expressions.forEach(expression -> collect(expression, read));
        node.children().forEach(child -> PlanOutput.of(child).forEach(column -> read.remove(column.id())));
        if (node instanceof LogicalPlan.Generate generate) {
            generate.generated().forEach(column -> read.remove(column.id()));
        }
        if (node instanceof LogicalPlan.MapRows map) {
            map.made().forEach(column -> read.remove(column.id()));
        }
        if (node instanceof LogicalPlan.GroupRows groups) {
            groups.made().forEach(column -> read.remove(column.id()));
        }
        if (node instanceof LogicalPlan.Aggregate aggregate) {
            aggregate
                    .groupings()
                    .forEach(grouping -> read.remove(PlanOutput.column(grouping).id()));
        }
        return read;
    }

    private static void collect(Expression tree, Map<Long, ColumnRef> columns) {
        if (tree instanceof ColumnRef column) {
            columns.put(column.id(), column);
        }
        tree.children().forEach(child -> collect(child, columns));
    }
}
