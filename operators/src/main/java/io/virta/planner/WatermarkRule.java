package io.virta.planner;

import io.virta.analysis.EventTimeColumns;
import io.virta.error.VirtaException;
import io.virta.expression.ColumnRef;
import io.virta.operator.watermark.EventTimeWatermark;
import io.virta.plan.LogicalPlan.WithWatermark;

/** A declared event time of a stream is tracked within the stage of its input; without streams it has no meaning. */
final class WatermarkRule implements PlannerRule<WithWatermark> {
    @Override
    public Flow plan(WithWatermark node, Planning planning) {
        Flow flow = planning.plan(node.child());
        if (planning.isStreaming()) {
            int column = node.eventTime() instanceof ColumnRef time ? flow.indexOf(time.id()) : -1;
            if (column < 0) {
                throw VirtaException.internal("The event time is no column of its input: "
                        + node.eventTime().sql());
            }
            long delayMicros = EventTimeColumns.delayMicros(node.delay());
            flow.appendWatermark(new EventTimeWatermark.Spec(column, delayMicros, flow.schema()), delayMicros);
        }
        return flow;
    }
}
