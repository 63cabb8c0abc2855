package io.virta.planner;

import io.virta.analysis.EventTimeColumns;
import io.virta.analysis.OverTimes;
import io.virta.error.VirtaException;
import io.virta.expression.Alias;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.OverCall;
import io.virta.expression.SortOrder;
import io.virta.operator.over.OverByTime;
import io.virta.operator.revision.PartitionLayout;
import io.virta.plan.LogicalPlan;
import io.virta.plan.PlanOutput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Functions OVER rows in the order of their event time, in append mode: one operator for each order. */
final class OverByTimeRule {
    private OverByTimeRule() {}

    static Flow plan(LogicalPlan.Over node, Planning planning) {
        Map<List<SortOrder>, List<Alias>> byOrder = new LinkedHashMap<>();
        for (Alias alias : node.calls()) {
            byOrder.computeIfAbsent(((OverCall) alias.child()).orders(), made -> new ArrayList<>())
                    .add(alias);
        }
        LogicalPlan below = node.child();
        Flow flow = planning.plan(below);
        for (List<Alias> calls : byOrder.values()) {
            LogicalPlan.Over over = new LogicalPlan.Over(calls, below);
            flow = add(flow, over, planning);
            below = over;
        }
        if (byOrder.size() > 1) {
            ProjectRule.project(flow, List.copyOf(PlanOutput.of(node)));
        }
        return flow;
    }

    private static Flow add(Flow input, LogicalPlan.Over node, Planning planning) {
        List<OverCall> calls = OverTimes.calls(node);
        ColumnRef time = OverTimes.time(calls.get(0), EventTimeColumns.of(node.child()));
        if (time == null) {
            throw VirtaException.internal(
                    "No order of event time: " + calls.get(0).sql());
        }
        List<Expression> arranged = OverRule.keys(node);
        int keys = arranged.size();
        arranged.addAll(input.columns());
        int timeColumn = keys + input.indexOf(time.id());
        ProjectRule.project(input, arranged);
        List<ColumnRef> made = OverRule.made(input, node);
        OverByTime.Spec spec = new OverByTime.Spec(
                calls,
                input.columns(),
                new PartitionLayout(input.schema(), keys),
                timeColumn,
                calls.stream().mapToLong(OverTimes::followingRows).max().orElse(0),
                calls.stream().mapToLong(OverTimes::followingMicros).max().orElse(0),
                calls.stream().mapToLong(OverTimes::precedingMicros).max().orElse(0),
                ColumnRef.schema(made));
        Flow flow = planning.exchange(input, spec.inputDistributions().get(0));
        flow.append(spec, made);
        ProjectRule.project(flow, List.copyOf(made.subList(keys, made.size())));
        return flow;
    }
}
