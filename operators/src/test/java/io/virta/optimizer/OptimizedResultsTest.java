package io.virta.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.connector.OutputMode;
import io.virta.local.LocalExecutor;
import io.virta.local.PlanTester;
import io.virta.plan.LogicalPlan;
import io.virta.planner.QueryPlan;
import io.virta.row.Row;
import io.virta.row.RowConverter;
import io.virta.sql.SqlParser;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Optimised plans yield the rows of the plans they were made from. */
class OptimizedResultsTest {
    private final PlanTester tester = new PlanTester()
            .table(
                    "l",
                    "k STRING, a INT, b BIGINT",
                    Row.of("x", 1, 10L),
                    Row.of("x", 2, 20L),
                    Row.of("y", 3, null),
                    Row.of(null, 4, 40L),
                    Row.of("z", null, 50L))
            .table(
                    "r",
                    "k STRING, w INT",
                    Row.of("x", 1),
                    Row.of("y", 7),
                    Row.of("y", null),
                    Row.of(null, 4),
                    Row.of("q", 9));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT k, a + 1 AS c FROM l WHERE a > 1",
                "SELECT c FROM (SELECT a * 2 AS c, k FROM (SELECT * FROM l WHERE b > 10) p WHERE k IS NOT NULL) q WHERE c < 100",
                "SELECT l.k, l.a, r.w FROM l JOIN r ON l.k = r.k WHERE l.a > 1 AND r.w > 0",
                "SELECT l.k, l.a, r.w FROM l LEFT JOIN r ON l.k = r.k AND r.w > 1 AND l.a < 3",
                "SELECT l.k, l.a, r.w FROM l LEFT JOIN r ON l.k = r.k WHERE r.w IS NULL",
                "SELECT l.k, l.a, r.w FROM l RIGHT JOIN r ON l.k = r.k AND l.a > 1 WHERE r.w > 0",
                "SELECT l.k, l.a, r.w FROM l FULL JOIN r ON l.k = r.k AND l.a > 1",
                "SELECT l.k, l.a, r.w FROM l, r WHERE l.k = r.k AND l.a + r.w > 3",
                "SELECT k, a FROM l LEFT SEMI JOIN r ON l.k = r.k AND r.w > 1",
                "SELECT k, a FROM l LEFT ANTI JOIN r ON l.k = r.k AND l.a > 1",
                "SELECT k, a FROM l WHERE k IN (SELECT k FROM r WHERE w > 0)",
                "SELECT k, a FROM l WHERE k NOT IN (SELECT k FROM r WHERE k = 'x')",
                "SELECT k, a FROM l WHERE EXISTS (SELECT 1 FROM r WHERE r.k = l.k AND r.w = l.a)",
                "SELECT k, count(*) AS n, sum(a) AS s FROM l GROUP BY k HAVING k <> 'y' AND count(*) > 0",
                "SELECT count(*) AS n FROM l WHERE a < 0",
                "SELECT x, count(*) AS n FROM (SELECT a AS x FROM l UNION ALL SELECT w FROM r) u WHERE x > 1 GROUP BY x",
                "SELECT k, a, grouping_id() AS g, count(*) AS n FROM l GROUP BY ROLLUP (k, a)",
                "SELECT k FROM (SELECT k, max(a) AS m FROM l GROUP BY k) q WHERE m > (SELECT min(w) FROM r)",
                "SELECT a FROM l ORDER BY b DESC LIMIT 2",
                "SELECT a FROM (SELECT a FROM l UNION ALL SELECT w FROM r LIMIT 100) q",
                "WITH t AS (SELECT k, a FROM l WHERE a > 1) SELECT p.a, q.a AS b FROM t p JOIN t q ON p.k = q.k",
            })
    void areThoseOfTheAnalysedPlan(String sql) {
        LogicalPlan analyzed = tester.analyze(SqlParser.parseQuery(sql));
        assertThat(rows(Optimizer.optimize(analyzed))).containsExactlyInAnyOrderElementsOf(rows(analyzed));
    }

    @Test
    void ofSetOperationsAreSets() {
        assertThat(rows("SELECT k FROM l INTERSECT SELECT k FROM r"))
                .containsExactlyInAnyOrder(Row.of("x"), Row.of("y"), Row.of((Object) null));
        assertThat(rows("SELECT k FROM r EXCEPT SELECT k FROM l")).containsExactly(Row.of("q"));
        assertThat(rows("SELECT DISTINCT k FROM l")).hasSize(4);
    }

    private List<Row> rows(String sql) {
        return rows(Optimizer.optimize(tester.analyze(SqlParser.parseQuery(sql))));
    }

    private List<Row> rows(LogicalPlan logical) {
        QueryPlan plan = tester.plan(logical, OutputMode.COMPLETE);
        List<Row> rows = new ArrayList<>();
        LocalExecutor.run(
                plan,
                ZoneOffset.UTC,
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                batch -> rows.addAll(RowConverter.toRows(batch, plan.outputSchema())));
        return rows;
    }
}
