package io.virta.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.local.PlanTester;
import io.virta.plan.LogicalPlan;
import io.virta.plan.PlanOutput;
import io.virta.sql.SqlParser;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimeBoundsTest {
    private static final long NONE = Long.MAX_VALUE;
    private static final long SECOND = 1_000_000;
    private static final long MILLI = 1_000;

    private final PlanTester tester =
            new PlanTester().stream("l", "ts TIMESTAMP, v INT").stream("r", "ts TIMESTAMP, w INT");

    @Test
    void aBoundFromAboveLimitsTheSideThatMustBeEarlier() {
        assertThat(bounds("r.ts < l.ts + INTERVAL 5 SECONDS")).isEqualTo(new TimeBounds(5 * SECOND, NONE));
        assertThat(bounds("r.ts <= l.ts + INTERVAL 5 SECONDS")).isEqualTo(new TimeBounds(5 * SECOND + MILLI, NONE));
        assertThat(bounds("l.ts < r.ts")).isEqualTo(new TimeBounds(NONE, 0));
        assertThat(bounds("l.ts <= r.ts")).isEqualTo(new TimeBounds(NONE, MILLI));
    }

    @Test
    void theDirectionOfAComparisonDoesNotMatter() {
        assertThat(bounds("l.ts + INTERVAL 5 SECONDS > r.ts")).isEqualTo(new TimeBounds(5 * SECOND, NONE));
        assertThat(bounds("l.ts > r.ts - INTERVAL 5 SECONDS")).isEqualTo(new TimeBounds(5 * SECOND, NONE));
        assertThat(bounds("r.ts >= l.ts")).isEqualTo(new TimeBounds(NONE, MILLI));
        assertThat(bounds("r.ts > l.ts - INTERVAL 1 HOUR")).isEqualTo(new TimeBounds(NONE, 3600 * SECOND));
    }

    @Test
    void betweenBoundsBothSides() {
        assertThat(bounds("r.ts BETWEEN l.ts - INTERVAL 1 HOUR AND l.ts"))
                .isEqualTo(new TimeBounds(MILLI, 3600 * SECOND + MILLI));
    }

    @Test
    void equalTimesBoundBothSidesWithoutDelay() {
        assertThat(bounds("l.ts = r.ts")).isEqualTo(new TimeBounds(0, 0));
    }

    @Test
    void otherConditionsSetNoBounds() {
        assertThat(bounds("l.v < r.w")).isEqualTo(TimeBounds.NONE);
        assertThat(bounds("l.ts < r.ts OR l.v = 1")).isEqualTo(TimeBounds.NONE);
        assertThat(bounds("l.ts < TIMESTAMP '2024-01-01 00:00:00'")).isEqualTo(TimeBounds.NONE);
        assertThat(bounds("r.ts < l.ts + INTERVAL 1 MONTH")).isEqualTo(TimeBounds.NONE);
    }

    private TimeBounds bounds(String condition) {
        LogicalPlan plan = io.virta.optimizer.Optimizer.optimize(tester.analyze(
                SqlParser.parseQuery("SELECT l.ts, r.ts FROM l LEFT JOIN r ON l.v = r.w AND " + condition)));
        LogicalPlan.Join join = join(plan);
        return TimeBounds.of(
                join.condition(),
                Set.of(PlanOutput.of(join.left()).get(0).id()),
                Set.of(PlanOutput.of(join.right()).get(0).id()));
    }

    private static LogicalPlan.Join join(LogicalPlan plan) {
        return plan instanceof LogicalPlan.Join join
                ? join
                : join(plan.children().get(0));
    }
}
