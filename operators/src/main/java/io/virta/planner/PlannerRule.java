package io.virta.planner;

import io.virta.plan.LogicalPlan;

/** Plans one kind of logical node. */
@FunctionalInterface
interface PlannerRule<P extends LogicalPlan> {
    /** Plans the node's children with {@link Planning#plan} and adds what the node does. */
    Flow plan(P node, Planning planning);
}
