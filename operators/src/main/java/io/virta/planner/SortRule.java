package io.virta.planner;

import io.virta.operator.sort.Sort;
import io.virta.plan.LogicalPlan;

/** A global order is made by one instance. */
final class SortRule implements PlannerRule<LogicalPlan.Sort> {
    @Override
    public Flow plan(LogicalPlan.Sort node, Planning planning) {
        return plan(node, Long.MAX_VALUE, planning);
    }

    /** Plans a sort of which only the first rows are wanted. */
    static Flow plan(LogicalPlan.Sort node, long limit, Planning planning) {
        Flow flow = planning.single(planning.plan(node.child()));
        flow.append(new Sort.Spec(node.orders(), flow.columns(), limit), flow.columns());
        flow.setOrdered(true);
        return flow;
    }
}
