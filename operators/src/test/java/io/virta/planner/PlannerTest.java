package io.virta.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.connector.OutputMode;
import io.virta.local.PlanTester;
import io.virta.row.Row;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private final PlanTester tester = new PlanTester()
            .stream("t", "k STRING, v INT")
                    .watermarked("l", "ts TIMESTAMP, k STRING, v INT", "10 MINUTES")
                    .watermarked("r", "ts TIMESTAMP, k STRING, w INT", "10 MINUTES")
                    .table("dim", "k STRING, label STRING", Row.of("a", "A"));

    @Test
    void statelessOperatorsAreFusedWithTheScan() {
        assertThat(explain("SELECT v + 1 AS w FROM STREAM t WHERE k = 'a'", OutputMode.APPEND))
                .isEqualTo("""
                        Stage 0, one instance per partition
                          Scan MemoryStream[t] [k, v]
                          Filter (k = a)
                          Project [(v + 1) AS w]
                        Result: append (w INT)
                        """);
    }

    @Test
    void anAggregationIsMadeInTwoStepsWithAnExchangeByItsKeysBetween() {
        assertThat(explain("SELECT k, count(*) AS n FROM STREAM t GROUP BY k", OutputMode.UPDATE))
                .isEqualTo("""
                        Stage 0, one instance per partition
                          Scan MemoryStream[t] [k]
                          PartialAggregation [k][count(1)]
                        Stage 1, one instance per shard, hashed by [k0] from stage 0
                          Aggregation [k][count(1)] update
                        Result: update, key [k] (k STRING, n BIGINT NOT NULL)
                        """);
    }

    @Test
    void aGlobalAggregationHasOneInstance() {
        QueryPlan plan = tester.plan("SELECT count(*) AS n FROM STREAM t", OutputMode.COMPLETE);
        assertThat(plan.last().placement()).isEqualTo(Stage.Placement.SINGLE);
        assertThat(plan.keyColumns()).isEmpty();
    }

    @Test
    void orderAndLimitOfACompleteResultAreKeptByOneInstance() {
        QueryPlan plan = tester.plan(
                "SELECT k, count(*) AS n FROM STREAM t GROUP BY k ORDER BY n DESC LIMIT 3", OutputMode.COMPLETE);
        assertThat(plan.ordered()).isTrue();
        assertThat(plan.explain()).endsWith("""
                        Stage 2, one instance, all rows from stage 1
                          Sort [n DESC NULLS LAST], first 3
                        Result: complete, ordered (k STRING, n BIGINT NOT NULL)
                        """);
    }

    @Test
    void twoStreamsAreJoinedShardByShardWithStateBoundedByTheirEventTimes() {
        String text = explain(
                "SELECT l.v, r.w FROM l JOIN r ON l.k = r.k AND r.ts >= l.ts AND r.ts < l.ts + INTERVAL 5 MINUTES",
                OutputMode.APPEND);
        assertThat(text)
                .contains(
                        "Stage 2, one instance per shard, hashed by [k] from stage 0, hashed by [k] from stage 1",
                        "state of left until watermark >= ts + 300000 ms, of right until watermark >= ts + 1 ms");
    }

    @Test
    void aJoinWithAStaticTableIsFusedWithTheStream() {
        QueryPlan plan = tester.plan("SELECT t.v, d.label FROM t JOIN dim d ON t.k = d.k", OutputMode.APPEND);
        assertThat(plan.stages()).hasSize(1);
        assertThat(plan.staticPlans()).hasSize(1);
    }

    @Test
    void everyWatermarkOperatorIsNamedWithItsStageAndDelay() {
        QueryPlan plan = tester.plan("SELECT l.v FROM l JOIN r ON l.k = r.k", OutputMode.APPEND);
        assertThat(plan.watermarks())
                .containsExactly(new WatermarkNode(0, 1, 600_000_000L), new WatermarkNode(1, 1, 600_000_000L));
        assertThat(plan.stages().get(2).inputs()).allMatch(StageInput::hasWatermark);
    }

    @Test
    void keysThatAreProjectedAwayAreNoKeys() {
        QueryPlan plan = tester.plan("SELECT count(*) AS n FROM STREAM t GROUP BY k", OutputMode.UPDATE);
        assertThat(plan.keyColumns()).isEmpty();
    }

    @Test
    void sessionsAreMadeInTwoStepsWithAnExchangeByTheKeyAlone() {
        assertThat(explain(
                        "SELECT k, count(*) AS n FROM l GROUP BY k, session_window(ts, '5 minutes')",
                        OutputMode.APPEND))
                .containsSubsequence("PartialSessions", "hashed by [k0]", "Sessions");
    }

    @Test
    void watermarksBehindAJoinLagByWhatItMayStillEmit() {
        QueryPlan plan = tester.plan(
                "SELECT k, count(*) AS n FROM (SELECT l.ts, l.k FROM l JOIN r ON l.k = r.k AND r.ts >= l.ts"
                        + " AND r.ts < l.ts + INTERVAL 5 MINUTES) GROUP BY k, window(ts, '1 minute')",
                OutputMode.APPEND);
        assertThat(plan.stageWatermarks(600_000_000L))
                .containsExactly(600_000_000L, 600_000_000L, 600_000_000L, 300_000_000L);
    }

    @Test
    void aJoinOfStreamsWithoutAnEqualityHasOneShard() {
        assertThat(explain("SELECT l.v FROM l JOIN r ON l.v < r.w", OutputMode.APPEND))
                .contains("one instance, all rows from stage 0, all rows from stage 1");
    }

    private String explain(String sql, OutputMode mode) {
        return tester.plan(sql, mode).explain();
    }
}
