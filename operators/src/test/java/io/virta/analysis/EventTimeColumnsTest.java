package io.virta.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.expression.ColumnRef;
import io.virta.expression.IntervalValue;
import io.virta.plan.LogicalPlan;
import io.virta.plan.PlanOutput;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventTimeColumnsTest {
    private static final long TEN_MINUTES = 600_000_000L;

    private final TestCatalog catalog = new TestCatalog();

    @Test
    void aWatermarkIsKeptByAliasesAndWindowsButNotByTheirFields() {
        assertThat(names("SELECT ts AS t, k, window(ts, '5 minutes') AS w, v + 1 AS d FROM events_w"))
                .containsExactly("t", "w");
        assertThat(
                        names(
                                "SELECT w.start AS s, window_time(w) AS wt FROM (SELECT window(ts, '5 minutes') AS w FROM events_w) q"))
                .containsExactly("wt");
    }

    @Test
    void anAggregationKeepsItInItsGroupings() {
        assertThat(names("SELECT window, k, max(ts) AS m FROM events_w GROUP BY window(ts, '5 minutes'), k"))
                .containsExactly("window");
    }

    @Test
    void aJoinKeepsItOfBothSides() {
        assertThat(names("SELECT e.ts AS a, c.ts AS b, w FROM events_w e JOIN clicks_w c ON e.k = c.k"))
                .containsExactly("a", "b");
        assertThat(names("SELECT * FROM events_w e LEFT SEMI JOIN clicks_w c ON e.k = c.k"))
                .containsExactly("ts");
    }

    @Test
    void aUnionKeepsItOfAnyInput() {
        assertThat(names("SELECT ts, k FROM events UNION ALL SELECT ts, k FROM clicks_w"))
                .containsExactly("ts");
    }

    @Test
    void aMonthOfDelayIsThirtyOneDays() {
        assertThat(EventTimeColumns.delayMicros(new IntervalValue(1, 1, 5))).isEqualTo(32L * 86_400_000_000L + 5);
    }

    private List<String> names(String sql) {
        LogicalPlan plan = catalog.analyze(sql);
        Map<Long, Long> delays = EventTimeColumns.of(plan);
        assertThat(delays.values()).allMatch(delay -> delay == TEN_MINUTES);
        return PlanOutput.of(plan).stream()
                .filter(column -> delays.containsKey(column.id()))
                .map(ColumnRef::name)
                .toList();
    }
}
