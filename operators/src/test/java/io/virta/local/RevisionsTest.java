package io.virta.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.connector.OutputMode;
import io.virta.error.VirtaException;
import io.virta.row.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries whose results are revised: what comes out is applied to a table, which must be what the query yields over the same rows at once. */
class RevisionsTest {
    private static final String SCHEMA = "ts TIMESTAMP, k STRING, v INT";
    private static final Row[] STATIC_ROWS = {
        row("00:01:00", "k1"),
        row("00:02:00", "k1"),
        row("00:03:00", "k2"),
        Row.of(null, null, 5),
        row("00:04:00", "k9")
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT n, count(*) AS c FROM (SELECT k, count(*) AS n FROM STREAM t GROUP BY k) GROUP BY n",
                "SELECT count(*) AS c, sum(n) AS s, avg(n) AS a, min(n) AS least, max(n) AS most"
                        + " FROM (SELECT k, count(*) AS n FROM STREAM t GROUP BY k)",
                "SELECT n % 2 AS odd, sort_array(collect_list(k)) AS ks, count(DISTINCT m) AS ms, sum(n) FILTER (WHERE m > 3) AS f"
                        + " FROM (SELECT k, count(*) AS n, max(v) AS m FROM STREAM t GROUP BY k) GROUP BY n % 2",
                "SELECT g, round(stddev(n), 6) AS d, max_by(n, k) AS f, collect_set(n)[0] IS NULL AS e, count(n) AS c"
                        + " FROM (SELECT k, v % 3 AS g, count(*) AS n FROM STREAM t GROUP BY k, v % 3) GROUP BY g",
                "SELECT c, count(*) AS x FROM (SELECT n, count(*) AS c FROM"
                        + " (SELECT k, count(*) AS n FROM STREAM t GROUP BY k) GROUP BY n HAVING count(*) > 1) GROUP BY c",
                "SELECT window.start AS s, sum(n) AS c FROM (SELECT window.start AS w, k, count(*) AS n FROM STREAM t"
                        + " GROUP BY window(ts, '1 minute'), k) GROUP BY window(w, '5 minutes', '2 minutes')",
                "SELECT DISTINCT n FROM (SELECT k, count(*) AS n FROM STREAM t GROUP BY k)",
                "SELECT k, session_window.start AS s, session_window.end AS e, count(*) AS n, sum(v) AS x, count(DISTINCT v) AS d"
                        + " FROM STREAM t GROUP BY k, session_window(ts, '40 seconds')",
                "SELECT session_window AS w, collect_list(v) IS NULL AS l FROM STREAM t GROUP BY session_window(ts, '10 seconds')",
                "SELECT n, count(*) AS c FROM (SELECT k, count(*) AS n FROM STREAM t GROUP BY k, session_window(ts, '1 minute'))"
                        + " GROUP BY n",
                "SELECT g, count(*) AS c FROM (SELECT k, session_window(m, '1 minute') AS w, count(*) AS g FROM"
                        + " (SELECT k, max(ts) AS m FROM STREAM t GROUP BY k) GROUP BY k, session_window(m, '1 minute')) GROUP BY g",
                "SELECT k, v, ts FROM STREAM t ORDER BY v DESC, ts LIMIT 3",
                "SELECT k FROM STREAM t ORDER BY v, k LIMIT 2",
                "SELECT k, n FROM (SELECT k, count(*) AS n FROM STREAM t GROUP BY k) ORDER BY n DESC, k LIMIT 2",
                "SELECT avg(v) AS a FROM (SELECT v FROM STREAM t ORDER BY v DESC LIMIT 4)",
                "SELECT a.k, a.n, b.m FROM (SELECT k, count(*) AS n FROM STREAM t GROUP BY k) a"
                        + " JOIN (SELECT k, max(v) AS m FROM STREAM u GROUP BY k) b ON a.k = b.k",
                "SELECT t.k, t.v, u.v AS w FROM STREAM t LEFT JOIN STREAM u ON t.k = u.k AND t.v < u.v",
                "SELECT t.k, t.v, u.k AS l, u.v AS w FROM STREAM t FULL JOIN STREAM u ON t.k = u.k AND t.v = u.v",
                "SELECT t.k, t.v FROM STREAM t LEFT ANTI JOIN STREAM u ON t.k = u.k AND t.v = u.v",
                "SELECT t.k, t.v FROM STREAM t LEFT SEMI JOIN STREAM u ON t.k = u.k AND t.v > u.v",
                "SELECT t.k, count(u.v) AS c FROM STREAM t LEFT JOIN STREAM u ON t.k = u.k GROUP BY t.k",
                "SELECT u.k, u.v FROM STREAM u JOIN (SELECT max(n) AS m FROM"
                        + " (SELECT k, count(*) AS n FROM STREAM t GROUP BY k)) x ON u.v = x.m",
                "SELECT k, v, rn FROM (SELECT k, v, row_number() OVER (PARTITION BY k ORDER BY v DESC, ts) AS rn"
                        + " FROM STREAM t) WHERE rn <= 2",
                "SELECT k, v, rank() OVER (PARTITION BY k ORDER BY v) AS r, lag(v) OVER (PARTITION BY k ORDER BY ts, v) AS l,"
                        + " sum(v) OVER (PARTITION BY k ORDER BY v) AS s FROM STREAM t",
                "SELECT k, n, dense_rank() OVER (ORDER BY n DESC) AS r"
                        + " FROM (SELECT k, count(*) AS n FROM STREAM t GROUP BY k)",
                "SELECT r, count(*) AS c FROM (SELECT k, rank() OVER (ORDER BY count(*) DESC) AS r FROM STREAM t GROUP BY k)"
                        + " GROUP BY r",
            })
    void changesAddUpToTheWholeResult(String sql) {
        for (OutputMode mode : List.of(OutputMode.UPDATE, OutputMode.COMPLETE)) {
            boolean showsAll = mode == OutputMode.COMPLETE;
            if (showsAll && !sql.contains("GROUP BY") && !sql.contains("LIMIT")) {
                continue;
            }
            for (int seed = 0; seed < 3; seed++) {
                run(sql, mode, new Random(seed));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT k, count(*) AS n FROM STREAM t GROUP BY k UNION ALL (SELECT k, v FROM STREAM u ORDER BY v, k LIMIT 2)",
                "SELECT k, count(*) AS n FROM STREAM t GROUP BY k UNION ALL SELECT k, max(v) FROM STREAM u GROUP BY k",
                "SELECT k, count(*) AS n FROM STREAM t GROUP BY k UNION ALL SELECT k, v FROM STREAM u",
                "SELECT k, count(*) AS n FROM STREAM t GROUP BY k UNION ALL SELECT k, v FROM d UNION ALL SELECT k, v FROM d",
                "SELECT k, n FROM (SELECT k, count(*) AS n FROM STREAM t GROUP BY k UNION ALL SELECT k, v FROM STREAM u)"
                        + " WHERE n > 1",
                "SELECT k, count(*) AS n FROM STREAM t GROUP BY k UNION SELECT k, v FROM STREAM u",
                "SELECT k, explode(sequence(1, n)) AS i FROM (SELECT k, count(*) AS n FROM STREAM t GROUP BY k)",
                "SELECT a.k, n, d.v FROM (SELECT k, count(*) AS n FROM STREAM t GROUP BY k) a JOIN d ON a.k = d.k",
                "SELECT a.k, n, d.v FROM (SELECT k, count(*) AS n FROM STREAM t GROUP BY k) a LEFT JOIN d ON a.k = d.k AND n < 3",
                "SELECT k FROM STREAM t INTERSECT SELECT k FROM STREAM u",
                "SELECT k, v FROM STREAM t EXCEPT SELECT k, v FROM STREAM u",
                "SELECT k FROM d EXCEPT SELECT k FROM STREAM u",
                "SELECT d.k, d.v, t.v AS w FROM d LEFT JOIN STREAM t ON t.k = d.k",
                "SELECT d.k, d.v, t.v AS w FROM d FULL JOIN STREAM t ON t.k = d.k AND t.v > 5",
                "SELECT d.k, d.v FROM d LEFT ANTI JOIN STREAM t ON t.v = d.v",
                "SELECT k FROM STREAM t INTERSECT ALL SELECT k FROM d",
                "SELECT k FROM STREAM t EXCEPT ALL SELECT k FROM d",
                "SELECT k FROM d EXCEPT ALL SELECT k FROM STREAM t",
                "SELECT k FROM STREAM t INTERSECT ALL SELECT k FROM STREAM u",
                "SELECT k FROM (SELECT k, count(*) AS n FROM STREAM t GROUP BY k) WHERE n > 2 EXCEPT SELECT k FROM d",
            })
    void resultsWithoutKeysAreRevised(String sql) {
        for (int seed = 0; seed < 3; seed++) {
            run(sql, OutputMode.UPDATE, new Random(seed));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT k, v FROM STREAM t UNION ALL SELECT k, v FROM d",
                "SELECT k, v FROM d UNION ALL SELECT k, v FROM STREAM t UNION ALL SELECT k, count(*) FROM d GROUP BY k",
                "SELECT upper(k) AS k FROM (SELECT k FROM d UNION ALL SELECT k FROM STREAM t) WHERE k > 'k1'",
                "SELECT d.v, x.k FROM (SELECT k FROM STREAM t UNION ALL SELECT k FROM d) x JOIN d ON x.k = d.k",
                "SELECT k FROM STREAM t INTERSECT SELECT k FROM d",
                "SELECT k FROM d INTERSECT SELECT k FROM STREAM t",
                "SELECT k, v FROM STREAM t EXCEPT SELECT k, v FROM d",
                "SELECT k FROM STREAM t EXCEPT SELECT k FROM d UNION ALL SELECT k FROM d",
            })
    void streamsMeetStaticRows(String sql) {
        for (OutputMode mode : List.of(OutputMode.APPEND, OutputMode.UPDATE)) {
            for (int seed = 0; seed < 3; seed++) {
                run(sql, mode, new Random(seed));
            }
        }
    }

    @Test
    void aggregatesReadStaticRowsOnce() {
        for (OutputMode mode : List.of(OutputMode.UPDATE, OutputMode.COMPLETE)) {
            run(
                    "SELECT n, count(*) AS c FROM (SELECT k, count(*) AS n FROM"
                            + " (SELECT * FROM STREAM t UNION ALL SELECT * FROM d) GROUP BY k) GROUP BY n",
                    mode,
                    new Random(0));
        }
    }

    @Test
    void staticRowsNeitherHoldTheWatermarkBackNorMoveIt() {
        String sql = "SELECT window.start AS s, count(*) AS n FROM (SELECT ts FROM t UNION ALL SELECT ts FROM d)"
                + " GROUP BY window(ts, '10 minutes')";
        Instant start = Instant.parse("2024-01-01T00:00:00Z");
        try (PlanTester tester = new PlanTester()
                .table("d", SCHEMA, STATIC_ROWS)
                .watermarked("t", SCHEMA, "1 MINUTE")
                .query(sql, OutputMode.APPEND)) {
            tester.add("t_rows").expect();
            assertThat(tester.watermarkMicros()).isZero();
            tester.add("t_rows", row("00:05:00", "k1")).expect();
            tester.restart().add("t_rows", row("00:11:00", "k1")).expect(Row.of(start, 5L));
        }
    }

    @Test
    void completeModeRefusesStaticRowsThatItWouldShowOnce() {
        assertThatThrownBy(() -> new PlanTester()
                        .table("d", SCHEMA, STATIC_ROWS).stream("t", SCHEMA)
                                .plan(
                                        "SELECT k, count(*) AS n FROM STREAM t GROUP BY k UNION ALL SELECT k, v FROM d",
                                        OutputMode.COMPLETE))
                .isInstanceOf(VirtaException.class)
                .hasMessageContaining("first epoch only");
    }

    private static void run(String sql, OutputMode mode, Random random) {
        List<Row> left = new ArrayList<>();
        List<Row> right = new ArrayList<>();
        try (PlanTester tester = new PlanTester()
                .table("d", SCHEMA, STATIC_ROWS).stream("t", SCHEMA).stream("u", SCHEMA)
                        .query(sql, mode)) {
            for (int epoch = 0; epoch < 6; epoch++) {
                Row[] toLeft = rows(random);
                Row[] toRight = rows(random);
                left.addAll(List.of(toLeft));
                right.addAll(List.of(toRight));
                tester.put("t", toLeft).put("u", toRight).run();
                List<Row> whole;
                try (PlanTester batch = new PlanTester()
                        .table("d", SCHEMA, STATIC_ROWS)
                        .table("t", SCHEMA, left.toArray(Row[]::new))
                        .table("u", SCHEMA, right.toArray(Row[]::new))) {
                    whole = batch.collect(sql.replace("STREAM ", ""));
                }
                assertThat(mode == OutputMode.COMPLETE ? tester.takeLastEpoch() : tester.result())
                        .as(sql + " " + mode + " epoch " + epoch)
                        .containsExactlyInAnyOrderElementsOf(whole);
                if (epoch % 2 == 1) {
                    tester.restart();
                }
            }
        }
    }

    private static Row[] rows(Random random) {
        Row[] rows = new Row[random.nextInt(9)];
        for (int i = 0; i < rows.length; i++) {
            Instant time = Instant.parse("2024-01-01T00:00:00Z").plusSeconds(random.nextInt(900));
            rows[i] = Row.of(time, "k" + random.nextInt(6), random.nextInt(12));
        }
        return rows;
    }

    @Test
    void windowsOfWindowsForgetWhatTheWatermarkHasPassed() {
        String sql = "SELECT window.start AS s, sum(n) AS c FROM (SELECT window AS w, k, count(*) AS n FROM t"
                + " GROUP BY window(ts, '1 minute'), k) GROUP BY window(w, '10 minutes')";
        try (PlanTester tester =
                new PlanTester().watermarked("t", SCHEMA, "1 MINUTE").query(sql, OutputMode.UPDATE)) {
            tester.add("t_rows", row("00:01:00", "a"), row("00:02:00", "a"), row("00:02:30", "b"));
            assertThat(tester.result()).containsExactly(Row.of(Instant.parse("2024-01-01T00:00:00Z"), 3L));
            tester.add("t_rows", row("00:30:00", "a"));
            tester.add("t_rows", row("00:01:30", "a"));
            assertThat(tester.result())
                    .containsExactlyInAnyOrder(
                            Row.of(Instant.parse("2024-01-01T00:00:00Z"), 3L),
                            Row.of(Instant.parse("2024-01-01T00:30:00Z"), 1L));
            tester.expectLateRows(1);
            // The group, the last row of its change log, and the outer window with its row.
            tester.expectStateRows(4);
        }
    }

    private static Row row(String time, String key) {
        return Row.of(Instant.parse("2024-01-01T" + time + "Z"), key, 1);
    }

    @Test
    void keepsNoRowThatCannotBecomeOneOfTheFirst() {
        try (PlanTester tester = new PlanTester()
                .stream("t", SCHEMA).query("SELECT v FROM STREAM t ORDER BY v LIMIT 2", OutputMode.UPDATE)) {
            for (int v = 9; v > 0; v--) {
                tester.add("t", Row.of(null, "a", v), Row.of(null, "b", v));
            }
            assertThat(tester.result()).containsExactly(Row.of(1), Row.of(1));
            assertThat(tester.stateRows()).isLessThanOrEqualTo(3);
        }
    }

    @Test
    void plansThatNeverReviseCarryNoChanges() {
        try (PlanTester tester = new PlanTester().stream("t", SCHEMA)) {
            assertThat(tester.plan("SELECT k, count(*) AS n FROM STREAM t GROUP BY k", OutputMode.UPDATE)
                            .stages())
                    .allSatisfy(stage -> assertThat(stage.operators()).noneMatch(operator -> operator.revises()));
        }
    }
}
