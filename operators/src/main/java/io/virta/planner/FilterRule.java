package io.virta.planner;

import io.virta.expression.ColumnRef;
import io.virta.operator.stateless.Filter;
import io.virta.plan.LogicalPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/** A filter is fused with its input. */
final class FilterRule implements PlannerRule<LogicalPlan.Filter> {
    @Override
    public Flow plan(LogicalPlan.Filter node, Planning planning) {
        return plan(node, id -> true, planning);
    }

    /** Plans a filter behind which only some columns are read. */
    static Flow plan(LogicalPlan.Filter node, LongPredicate isRead, Planning planning) {
        Flow flow = node.child() instanceof LogicalPlan.Over over
                ? OverRule.plan(over, node.condition(), planning)
                : planning.plan(node.child());
        List<Integer> kept = new ArrayList<>();
        List<ColumnRef> made = new ArrayList<>();
        for (int i = 0; i < flow.columns().size(); i++) {
            if (isRead.test(flow.columns().get(i).id())) {
                kept.add(i);
                made.add(flow.columns().get(i));
            }
        }
        flow.append(new Filter.Spec(node.condition(), flow.columns(), kept, flow.revises()), made);
        return flow;
    }
}
