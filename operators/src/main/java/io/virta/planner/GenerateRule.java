package io.virta.planner;

import io.virta.error.VirtaException;
import io.virta.expression.ColumnRef;
import io.virta.expression.GeneratorCall;
import io.virta.operator.stateless.Generate;
import io.virta.plan.LogicalPlan;
import io.virta.plan.PlanOutput;
import java.util.List;
import java.util.stream.IntStream;

/** A generator is fused with its input. */
final class GenerateRule implements PlannerRule<LogicalPlan.Generate> {
    @Override
    public Flow plan(LogicalPlan.Generate node, Planning planning) {
        if (!(node.generator() instanceof GeneratorCall call)) {
            throw VirtaException.internal(
                    "Not an analysed generator: " + node.generator().sql());
        }
        Flow flow = planning.withoutKeys(() -> planning.plan(node.child()));
        List<ColumnRef> made = PlanOutput.of(node);
        List<Integer> kept = IntStream.range(0, flow.columns().size()).boxed().toList();
        flow.append(
                new Generate.Spec(call, node.outer(), flow.columns(), kept, ColumnRef.schema(made), flow.revises()),
                made);
        return flow;
    }
}
