package io.virta.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.analysis.TestCatalog;
import io.virta.plan.LogicalPlan;
import io.virta.plan.PlanOutput;
import io.virta.plan.PlanText;
import org.junit.jupiter.api.Test;

class OptimizerTest {
    private final TestCatalog catalog = new TestCatalog();

    @Test
    void readsOnlyTheColumnsThatAreUsed() {
        assertThat(optimized("SELECT label AS l FROM (SELECT * FROM dim) t")).isEqualTo("""
                        Project [label#2 AS l#3]
                        +- Scan dim [label#2]
                        """);
    }

    @Test
    void countingRowsReadsTheSmallestColumn() {
        assertThat(optimized("SELECT count(*) AS n FROM nums")).isEqualTo("""
                        Aggregate by []: [count(1) AS n#5]
                        +- Scan nums [a#1]
                        """);
    }

    @Test
    void conditionsMoveToTheScanThroughProjections() {
        assertThat(optimized("SELECT * FROM (SELECT a + 1 AS x, d FROM nums) t WHERE x > 2 AND d < 3.5D"))
                .isEqualTo("""
                        Project [(a#1 + 1) AS x#5, d#4]
                        +- Filter (((a#1 + 1) > 2) AND (d#4 < 3.5))
                           +- Scan nums [a#1, d#4], filters [((a#1 + 1) > 2), (d#4 < 3.5)]
                        """);
    }

    @Test
    void conditionsMoveBelowTheWatermarkUnlessTheyReadTheEventTime() {
        assertThat(optimized("SELECT window.start AS s, count(*) AS n FROM events_w"
                        + " WHERE k = 'keep' AND ts < TIMESTAMP'2024-01-01 00:00:00' GROUP BY window(ts, '5 minutes')"))
                .isEqualTo("""
                        Aggregate by [window(ts#1, INTERVAL '5 minutes', INTERVAL '5 minutes', INTERVAL '0 seconds') AS window#6]: [window#6.start AS s#8, count(1) AS n#9]
                        +- Filter ((ts#1 < CAST(2024-01-01 00:00:00 AS TIMESTAMP)) AND (ts#1 IS NOT NULL))
                           +- Watermark ts#1, INTERVAL '10 minutes'
                              +- Filter (k#2 = keep)
                                 +- StreamScan events [ts#1, k#2], filters [(k#2 = keep)]
                        """);
    }

    @Test
    void conditionsOnGroupingsMoveBelowTheAggregation() {
        assertThat(optimized("SELECT k, count(*) AS n FROM dim GROUP BY k HAVING k = 'a' AND n > 1"))
                .isEqualTo("""
                        Filter (n#4 > 1)
                        +- Aggregate by [k#1]: [k#1, count(1) AS n#4]
                           +- Filter (k#1 = a)
                              +- Scan dim [k#1], filters [(k#1 = a)]
                        """);
    }

    @Test
    void conditionsMoveIntoTheSidesOfAnInnerJoin() {
        assertThat(optimized(
                        "SELECT e.v, d.label FROM events e JOIN dim d ON e.k = d.k WHERE d.label = 'x' AND e.v > 1"))
                .isEqualTo("""
                        Project [v#3, label#7]
                        +- Join inner on (k#2 = k#6)
                           :- Filter ((v#3 > 1) AND (k#2 IS NOT NULL))
                           :  +- StreamScan events [k#2, v#3], filters [(v#3 > 1), (k#2 IS NOT NULL)]
                           +- Filter ((label#7 = x) AND (k#6 IS NOT NULL))
                              +- Scan dim [k#6, label#7], filters [(label#7 = x), (k#6 IS NOT NULL)]
                        """);
    }

    @Test
    void rowsWithoutAKeyAreDroppedBeforeAnInnerJoinOnce() {
        assertThat(optimized("SELECT lk FROM (SELECT k AS lk FROM events_w WHERE k <> 'a') l"
                        + " JOIN (SELECT label AS rk FROM dim) r ON lk = rk"))
                .isEqualTo("""
                        Project [lk#6]
                        +- Join inner on (lk#6 = rk#9)
                           :- Project [k#2 AS lk#6]
                           :  +- Watermark ts#1, INTERVAL '10 minutes'
                           :     +- Filter ((NOT (k#2 = a)) AND (k#2 IS NOT NULL))
                           :        +- StreamScan events [ts#1, k#2], filters [(NOT (k#2 = a)), (k#2 IS NOT NULL)]
                           +- Project [label#8 AS rk#9]
                              +- Filter (label#8 IS NOT NULL)
                                 +- Scan dim [label#8], filters [(label#8 IS NOT NULL)]
                        """);
    }

    @Test
    void conditionsOfAnOuterJoinMoveOnlyIntoTheSideThatMayBeMissing() {
        assertThat(optimized(
                        "SELECT e.v, d.label FROM events e LEFT JOIN dim d ON e.k = d.k AND d.label = 'x' AND e.v > 1"))
                .isEqualTo("""
                        Project [v#3, label#7]
                        +- Join left outer on ((k#2 = k#6) AND (v#3 > 1))
                           :- StreamScan events [k#2, v#3]
                           +- Filter ((label#7 = x) AND (k#6 IS NOT NULL))
                              +- Scan dim [k#6, label#7], filters [(label#7 = x), (k#6 IS NOT NULL)]
                        """);
    }

    @Test
    void conditionsOnAUnionMoveIntoEachInput() {
        assertThat(optimized("SELECT x FROM (SELECT a AS x FROM nums UNION ALL SELECT b FROM nums) t WHERE x = 1"))
                .isEqualTo("""
                        Union
                        :- Project [CAST(a#1 AS BIGINT) AS x#10]
                        :  +- Filter (CAST(a#1 AS BIGINT) = 1)
                        :     +- Scan nums [a#1], filters [(CAST(a#1 AS BIGINT) = 1)]
                        +- Filter (b#7 = 1)
                           +- Scan nums [b#7], filters [(b#7 = 1)]
                        """);
    }

    @Test
    void randomCallsStayWhereTheyAre() {
        assertThat(optimized("SELECT r FROM (SELECT rand(1) AS r FROM nums) t WHERE r > 0.5"))
                .isEqualTo("""
                        Filter (r#5 > 0.5)
                        +- Project [rand(1) AS r#5]
                           +- Scan nums [a#1]
                        """);
    }

    @Test
    void distinctAndSetOperationsBecomeAggregationsAndJoins() {
        assertThat(optimized("SELECT DISTINCT a FROM nums")).isEqualTo("""
                        Aggregate by [a#1]: [a#1]
                        +- Scan nums [a#1]
                        """);
        assertThat(optimized("SELECT k FROM dim INTERSECT SELECT label FROM dim"))
                .isEqualTo("""
                        Aggregate by [k#1]: [k#1]
                        +- Join left semi on (k#1 <=> label#4)
                           :- Scan dim [k#1]
                           +- Scan dim [label#4]
                        """);
    }

    @Test
    void limitsMoveIntoStaticUnions() {
        assertThat(optimized("SELECT a + 1 AS x FROM nums UNION ALL SELECT a FROM nums LIMIT 3"))
                .isEqualTo("""
                        Limit 3
                        +- Union
                           :- Project [(a#1 + 1) AS x#5]
                           :  +- Limit 3
                           :     +- Scan nums [a#1]
                           +- Limit 3
                              +- Scan nums [a#6]
                        """);
    }

    @Test
    void namesOfTheResultStay() {
        LogicalPlan plan = catalog.analyze("SELECT K, LABEL FROM (SELECT k, label FROM dim) t");
        assertThat(PlanOutput.schema(Optimizer.optimize(plan))).isEqualTo(PlanOutput.schema(plan));
    }

    private String optimized(String sql) {
        return PlanText.of(Optimizer.optimize(catalog.analyze(sql)));
    }
}
