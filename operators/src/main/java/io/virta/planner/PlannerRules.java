package io.virta.planner;

import io.virta.error.VirtaException;
import io.virta.plan.LogicalPlan;
import java.util.HashMap;
import java.util.Map;

/** The rule for each kind of logical node. */
final class PlannerRules {
    private static final Map<Class<?>, PlannerRule<?>> RULES = new HashMap<>();

    static {
        add(LogicalPlan.Scan.class, new ScanRule());
        add(LogicalPlan.LocalRows.class, RowsRule::localRows);
        add(LogicalPlan.OneRow.class, RowsRule::oneRow);
        add(LogicalPlan.Project.class, new ProjectRule());
        add(LogicalPlan.Filter.class, new FilterRule());
        add(LogicalPlan.Generate.class, new GenerateRule());
        add(LogicalPlan.Union.class, new UnionRule());
        add(LogicalPlan.WithWatermark.class, new WatermarkRule());
        add(LogicalPlan.Sort.class, new SortRule());
        add(LogicalPlan.Limit.class, new LimitRule());
        add(LogicalPlan.Join.class, new JoinRule());
        add(LogicalPlan.Aggregate.class, new AggregateRule());
        add(LogicalPlan.Over.class, new OverRule());
        add(LogicalPlan.Deduplicate.class, new DeduplicateRule());
        add(LogicalPlan.MapRows.class, UserRules::mapRows);
        add(LogicalPlan.GroupRows.class, UserRules::groupRows);
        add(LogicalPlan.SubqueryAlias.class, (node, planning) -> planning.plan(node.child()));
        add(LogicalPlan.Repartition.class, (node, planning) -> planning.plan(node.child()));
    }

    private PlannerRules() {}

    private static <P extends LogicalPlan> void add(Class<P> node, PlannerRule<P> rule) {
        RULES.put(node, rule);
    }

    /** Plans a node by the rule for its kind. */
    @SuppressWarnings("unchecked")
    static <P extends LogicalPlan> Flow plan(P node, Planning planning) {
        PlannerRule<P> rule = (PlannerRule<P>) RULES.get(node.getClass());
        if (rule == null) {
            throw VirtaException.internal("No planner rule for "
                    + node.getClass().getSimpleName() + ", which should be gone after analysis and optimisation.");
        }
        return rule.plan(node, planning);
    }
}
