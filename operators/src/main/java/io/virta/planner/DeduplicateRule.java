package io.virta.planner;

import io.virta.analysis.EventTimeColumns;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.operator.dedup.Deduplicate;
import io.virta.operator.dedup.Deduplicate.Memory;
import io.virta.plan.LogicalPlan;
import io.virta.plan.PlanOutput;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Deduplication keeps its keys shard by shard. */
final class DeduplicateRule implements PlannerRule<LogicalPlan.Deduplicate> {
    private static final long FIRST_KEY = -2001;

    @Override
    public Flow plan(LogicalPlan.Deduplicate node, Planning planning) {
        Flow input = planning.asChanges(() -> planning.plan(node.child()));
        if (input.revises()) {
            List<ColumnRef> partition = node.columns().isEmpty()
                    ? input.columns()
                    : node.columns().stream().map(PlanOutput::column).toList();
            return RevisedRows.first(input, partition, List.of(), 1, planning);
        }
        List<Expression> made = List.copyOf(input.columns());
        List<Integer> keys = node.columns().isEmpty()
                ? IntStream.range(0, input.columns().size()).boxed().toList()
                : KeyColumns.of(input, node.columns(), FIRST_KEY);
        Map<Long, Long> eventTimes = planning.isStreaming() ? EventTimeColumns.of(node.child()) : Map.of();
        int timeColumn = timeColumn(input, keys, eventTimes);
        Memory memory = Memory.FOR_EVER;
        long delayMicros = 0;
        if (timeColumn >= 0) {
            Long delay = eventTimes.get(input.columns().get(timeColumn).id());
            delayMicros = delay == null ? 0 : delay;
            if (node.withinWatermark()) {
                memory = Memory.WITHIN_WATERMARK;
            } else if (keys.contains(timeColumn)) {
                memory = Memory.UNTIL_LATE;
            }
        }
        Deduplicate.Spec spec = new Deduplicate.Spec(keys, timeColumn, memory, delayMicros, input.schema());
        Flow flow = planning.exchange(input, spec.inputDistributions().get(0));
        flow.append(spec, flow.columns());
        ProjectRule.project(flow, made);
        return flow;
    }

    /** The event-time column, one of the keys if there is any; -1 if there is no event time. */
    private static int timeColumn(Flow input, List<Integer> keys, Map<Long, Long> eventTimes) {
        int found = -1;
        for (int i = input.columns().size() - 1; i >= 0; i--) {
            if (eventTimes.containsKey(input.columns().get(i).id()) && (found < 0 || !keys.contains(found))) {
                found = i;
            }
        }
        return found;
    }
}
