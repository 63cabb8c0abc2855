package io.virta.runtime.coordinator;

import io.virta.operator.watermark.EventTimeWatermark;
import io.virta.persistence.epoch.EpochPlan;
import io.virta.persistence.epoch.EventTime;
import io.virta.persistence.epoch.WatermarkState;
import io.virta.planner.WatermarkNode;
import io.virta.runtime.QuerySettings.WatermarkPolicy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Computes a query's watermark: of each node the greatest event time less its delay, of all nodes the least or the greatest. It has millisecond precision, starts at 1970
 * and never goes back. Stateless: what was seen is in the log.
 */
final class WatermarkTracker {
    private final List<WatermarkNode> nodes;
    private final WatermarkPolicy policy;

    WatermarkTracker(List<WatermarkNode> nodes, WatermarkPolicy policy) {
        this.nodes = nodes;
        this.policy = policy;
    }

    /** Whether the query has watermarks at all. */
    boolean isPresent() {
        return !nodes.isEmpty();
    }

    /**
     * Event time as the plan of the next epoch fixes it.
     *
     * @param previous the plan before, null for the first
     * @param seen the greatest event times up to the end of the epoch before
     */
    List<WatermarkState> next(@Nullable EpochPlan previous, List<EventTime> seen) {
        long late = evictionMicros(previous);
        long eviction = Math.max(late, currentMicros(seen));
        List<WatermarkState> states = new ArrayList<>(nodes.size());
        for (WatermarkNode node : nodes) {
            states.add(new WatermarkState(node.id(nodes), maxEventTime(node, seen), late, eviction));
        }
        return states;
    }

    /** The eviction watermark of a plan, 1970 if there is none. */
    static long evictionMicros(@Nullable EpochPlan plan) {
        return plan == null || plan.watermarks().isEmpty()
                ? 0
                : plan.watermarks().get(0).evictionMicros();
    }

    /** The late watermark of a plan, 1970 if there is none. */
    static long lateMicros(EpochPlan plan) {
        return plan.watermarks().isEmpty() ? 0 : plan.watermarks().get(0).lateMicros();
    }

    private long currentMicros(List<EventTime> seen) {
        long result = policy == WatermarkPolicy.MIN ? Long.MAX_VALUE : 0;
        for (WatermarkNode node : nodes) {
            long max = maxEventTime(node, seen);
            long micros = EventTimeWatermark.watermarkMicros(max, node.delayMicros());
            result = policy == WatermarkPolicy.MIN ? Math.min(result, micros) : Math.max(result, micros);
        }
        return nodes.isEmpty() ? 0 : result;
    }

    private long maxEventTime(WatermarkNode node, List<EventTime> seen) {
        String id = node.id(nodes);
        for (EventTime time : seen) {
            if (time.nodeId().equals(id)) {
                return time.maxEventTimeMicros();
            }
        }
        return WatermarkState.NONE;
    }
}
