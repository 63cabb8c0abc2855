package io.virta.planner;

import io.virta.expression.ColumnRef;
import io.virta.operator.Distribution;
import io.virta.operator.stateless.Union;
import io.virta.plan.LogicalPlan;
import io.virta.plan.PlanOutput;
import java.util.Collections;
import java.util.List;

/** A union reads all of its inputs, partition by partition. Where some are streams, the rows of the others come once, in the first epoch. */
final class UnionRule implements PlannerRule<LogicalPlan.Union> {
    @Override
    public Flow plan(LogicalPlan.Union node, Planning planning) {
        List<Flow> inputs = planning.withoutKeys(
                () -> node.inputs().stream().map(planning::planAsStream).toList());
        List<ColumnRef> columns = PlanOutput.of(node);
        List<Distribution> distributions = Collections.nCopies(inputs.size(), new Distribution.Any());
        Flow flow = planning.merge(inputs, distributions, columns);
        flow.append(new Union.Spec(inputs.size(), ColumnRef.schema(columns), flow.revises()), columns);
        return flow;
    }
}
