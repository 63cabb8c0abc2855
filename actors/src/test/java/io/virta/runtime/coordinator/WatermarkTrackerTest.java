package io.virta.runtime.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.persistence.epoch.EpochPlan;
import io.virta.persistence.epoch.EventTime;
import io.virta.persistence.epoch.WatermarkState;
import io.virta.planner.WatermarkNode;
import io.virta.runtime.QuerySettings.WatermarkPolicy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WatermarkTrackerTest {
    private static final WatermarkNode FAST = new WatermarkNode(0, 0, 1_000_000);
    private static final WatermarkNode SLOW = new WatermarkNode(1, 2, 5_000_000);

    @Test
    void lagsBehindTheGreatestEventTimeInWholeMilliseconds() {
        assertThat(eviction(tracker(FAST).next(null, List.of(new EventTime("0.0", 3_000_999)))))
                .isEqualTo(2_000_000);
    }

    @Test
    void startsAt1970() {
        assertThat(eviction(tracker(FAST).next(null, List.of()))).isZero();
        assertThat(eviction(tracker(FAST).next(null, List.of(new EventTime("0.0", -9_000_000)))))
                .isZero();
    }

    @Test
    void neverGoesBackAndTurnsEvictionIntoLateness() {
        List<WatermarkState> next = tracker(FAST).next(plan(8_000_000), List.of(new EventTime("0.0", 3_000_000)));
        assertThat(next.get(0).lateMicros()).isEqualTo(8_000_000);
        assertThat(next.get(0).evictionMicros()).isEqualTo(8_000_000);
    }

    @Test
    void ofTwoNodesTheLeastRulesUnlessTheGreatestIsWanted() {
        List<EventTime> seen = List.of(new EventTime("0.0", 10_000_000), new EventTime("1.0", 10_000_000));
        assertThat(eviction(tracker(FAST, SLOW).next(null, seen))).isEqualTo(5_000_000);
        assertThat(eviction(new WatermarkTracker(List.of(FAST, SLOW), WatermarkPolicy.MAX).next(null, seen)))
                .isEqualTo(9_000_000);
    }

    @Test
    void aNodeWithoutRowsHoldsTheLeastBack() {
        assertThat(eviction(tracker(FAST, SLOW).next(null, List.of(new EventTime("0.0", 10_000_000)))))
                .isZero();
    }

    private static WatermarkTracker tracker(WatermarkNode... nodes) {
        return new WatermarkTracker(List.of(nodes), WatermarkPolicy.MIN);
    }

    private static long eviction(List<WatermarkState> states) {
        return states.get(0).evictionMicros();
    }

    private static EpochPlan plan(long evictionMicros) {
        return new EpochPlan(0, List.of(), List.of(new WatermarkState("0.0", 0, 0, evictionMicros)), 0, 0, Map.of());
    }
}
