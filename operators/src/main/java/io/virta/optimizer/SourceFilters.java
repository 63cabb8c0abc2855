package io.virta.optimizer;

import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.Trees;
import io.virta.plan.LogicalPlan;
import java.util.ArrayList;
import java.util.List;

/** Tells a scan the conditions right above it, with columns called as the table calls them; the filter stays. */
final class SourceFilters {
    private SourceFilters() {}

    static LogicalPlan push(LogicalPlan plan) {
        if (!(plan instanceof LogicalPlan.Filter filter) || !(filter.child() instanceof LogicalPlan.Scan scan)) {
            return plan;
        }
        List<Expression> pushed = new ArrayList<>();
        for (Expression part : Trees.conjuncts(filter.condition())) {
            if (Trees.isDeterministic(part)) {
                pushed.add(part.transformUp(node -> node instanceof ColumnRef column ? named(column, scan) : node));
            }
        }
        return filter.over(new LogicalPlan.Scan(scan.table(), scan.streaming(), scan.columns(), pushed, scan.scanId()));
    }

    private static ColumnRef named(ColumnRef column, LogicalPlan.Scan scan) {
        for (ColumnRef scanned : scan.columns()) {
            if (scanned.id() == column.id()) {
                return scanned;
            }
        }
        return column;
    }
}
