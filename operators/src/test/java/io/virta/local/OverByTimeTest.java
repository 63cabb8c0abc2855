package io.virta.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.virta.analysis.StreamingCheck;
import io.virta.connector.OutputMode;
import io.virta.error.VirtaException;
import io.virta.row.Row;
import io.virta.sql.SqlParser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions OVER streams in append mode: what comes out is what a batch run yields over the same rows, each row once the watermark has passed what it depends on. */
class OverByTimeTest {
    private static final String SCHEMA = "ts TIMESTAMP, k STRING, v INT";
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final String END = "'2024-01-01 05:00:00'";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "row_number() OVER (PARTITION BY k ORDER BY ts, v)",
                "rank() OVER (PARTITION BY k ORDER BY ts)",
                "dense_rank() OVER (PARTITION BY k ORDER BY ts)",
                "row_number() OVER (ORDER BY ts, v, k)",
                "lag(v) OVER (PARTITION BY k ORDER BY ts, v)",
                "lag(v, 3, -1) OVER (PARTITION BY k ORDER BY ts, v)",
                "lead(v, 2) OVER (PARTITION BY k ORDER BY ts, v)",
                "lead(v, -1) OVER (PARTITION BY k ORDER BY ts, v)",
                "sum(v) OVER (PARTITION BY k ORDER BY ts)",
                "count(v) OVER (PARTITION BY k ORDER BY ts, v ROWS UNBOUNDED PRECEDING)",
                "min(v) OVER (PARTITION BY k ORDER BY ts, v ROWS BETWEEN UNBOUNDED PRECEDING AND 2 PRECEDING)",
                "collect_list(v) OVER (PARTITION BY k ORDER BY ts, v ROWS BETWEEN UNBOUNDED PRECEDING AND 1 FOLLOWING)",
                "sum(v) OVER (PARTITION BY k ORDER BY ts, v ROWS BETWEEN 2 PRECEDING AND CURRENT ROW)",
                "sum(v) OVER (PARTITION BY k ORDER BY ts, v ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING)",
                "sum(v) OVER (PARTITION BY k ORDER BY ts, v ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING)",
                "avg(v) OVER (PARTITION BY k ORDER BY ts RANGE BETWEEN INTERVAL 3 MINUTES PRECEDING AND CURRENT ROW)",
                "sum(v) OVER (PARTITION BY k ORDER BY ts RANGE BETWEEN INTERVAL 2 MINUTES PRECEDING AND INTERVAL 1 MINUTE FOLLOWING)",
                "max(v) OVER (PARTITION BY k ORDER BY ts RANGE BETWEEN INTERVAL 5 MINUTES PRECEDING AND INTERVAL 1 MINUTE PRECEDING)",
                "sum(v) OVER (PARTITION BY k ORDER BY ts RANGE BETWEEN UNBOUNDED PRECEDING AND INTERVAL 1 MINUTE PRECEDING)",
                "first(v) OVER (PARTITION BY k ORDER BY ts, v)",
                "nth_value(v, 2) OVER (PARTITION BY k ORDER BY ts, v ROWS BETWEEN 2 PRECEDING AND CURRENT ROW)",
                "lag(v) OVER (PARTITION BY k ORDER BY ts, v) + row_number() OVER (ORDER BY ts, k, v) * 100 +"
                        + " sum(v) OVER (PARTITION BY k ORDER BY ts)",
                "percent_rank() OVER (PARTITION BY k, window(ts, '5 minutes') ORDER BY v)",
                "row_number() OVER (PARTITION BY window(ts, '5 minutes') ORDER BY v DESC, k, ts)",
                "sum(v) OVER (PARTITION BY ts)",
            })
    void eachRowComesOnceAndWithItsFinalValue(String function) {
        String sql = "SELECT ts, k, v, " + function + " AS x FROM t";
        for (int seed = 0; seed < 4; seed++) {
            Random random = new Random(seed);
            List<Row> all = new ArrayList<>();
            try (PlanTester tester =
                    new PlanTester().watermarked("t", SCHEMA, "2 MINUTES").query(sql, OutputMode.APPEND)) {
                for (int epoch = 0; epoch < 8; epoch++) {
                    Row[] rows = rows(random, epoch);
                    all.addAll(List.of(rows));
                    tester.add("t_rows", rows);
                    if (epoch % 3 == 2) {
                        tester.restart();
                    }
                }
                // What a function sees behind a row must have come for each key.
                Row[] last = new Row[24];
                for (int i = 0; i < last.length; i++) {
                    last[i] = Row.of(START.plusSeconds(20_000 + i / 4), "k" + i % 4, i);
                }
                all.addAll(List.of(last));
                tester.add("t_rows", last).add("t_rows", Row.of(START.plusSeconds(40_000), "k0", 0));
                tester.expectLateRows(0);
                try (PlanTester batch = new PlanTester().table("t", SCHEMA, all.toArray(Row[]::new))) {
                    assertThat(tester.take().stream()
                                    .filter(row -> row.getTimestamp(0).isBefore(START.plusSeconds(18_000)))
                                    .toList())
                            .as(function + " seed " + seed)
                            .containsExactlyInAnyOrderElementsOf(
                                    batch.collect("SELECT * FROM (" + sql + ") WHERE ts < TIMESTAMP " + END));
                }
            }
        }
    }

    /** Rows of an epoch, none of them so old that it would be late; some of them alike. */
    private static Row[] rows(Random random, int epoch) {
        Row[] rows = new Row[random.nextInt(12)];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Row.of(
                    START.plusSeconds(120 + epoch * 60L + 30L * random.nextInt(3)),
                    "k" + random.nextInt(3),
                    random.nextInt(4));
        }
        return rows;
    }

    private static Row row(String time, String key, int v) {
        return Row.of(Instant.parse("2024-01-01T" + time + "Z"), key, v);
    }

    @Test
    void rowsComeOnceTheWatermarkHasPassedThem() {
        try (PlanTester tester = new PlanTester()
                .watermarked("t", SCHEMA, "1 MINUTE")
                .query("SELECT v, lag(v) OVER (PARTITION BY k ORDER BY ts) AS l FROM t", OutputMode.APPEND)) {
            tester.add("t_rows", row("00:01:00", "a", 1), row("00:03:00", "a", 3))
                    .expect(Row.of(1, null));
            tester.add("t_rows", row("00:02:30", "a", 2), row("00:02:00", "a", 0))
                    .expect();
            tester.expectLateRows(1);
            tester.restart().add("t_rows", row("00:04:30", "b", 9)).expect(Row.of(2, 1), Row.of(3, 2));
            tester.add("t_rows", Row.of(null, "a", 7)).expect().expectLateRows(1);
            // The row of a that the next one looks back at, that of b, and their partitions.
            tester.expectStateRows(4);
        }
    }

    @Test
    void rowsAreKeptAsLongAsAFrameNeedsThem() {
        try (PlanTester tester = new PlanTester()
                .watermarked("t", SCHEMA, "0 SECONDS")
                .query(
                        "SELECT sum(v) OVER (PARTITION BY k ORDER BY ts RANGE BETWEEN INTERVAL 1 MINUTE PRECEDING AND"
                                + " CURRENT ROW) AS s FROM t",
                        OutputMode.APPEND)) {
            for (int i = 0; i < 100; i++) {
                tester.add("t_rows", Row.of(START.plusSeconds(10 + 20 * i), "k" + i / 50, 1));
            }
            assertThat(tester.take()).hasSize(100).endsWith(Row.of(4L));
            // Three rows and their partition; the other partition is gone.
            assertThat(tester.stateRows()).isLessThanOrEqualTo(5);
        }
    }

    @Test
    void runningTotalsKeepNoRows() {
        try (PlanTester tester = new PlanTester()
                .watermarked("t", SCHEMA, "0 SECONDS")
                .query("SELECT sum(v) OVER (PARTITION BY k ORDER BY ts) AS s FROM t", OutputMode.APPEND)) {
            for (int i = 0; i < 10; i++) {
                tester.add("t_rows", Row.of(START.plusSeconds(10 + i), "k", 1));
            }
            assertThat(tester.take()).endsWith(Row.of(10L));
            tester.expectStateRows(1);
        }
    }

    @Test
    void windowsAboveReadThem() {
        String sql =
                "SELECT window.start AS s, max(n) AS n FROM (SELECT ts, row_number() OVER (PARTITION BY k ORDER BY ts) AS n"
                        + " FROM t) GROUP BY window(ts, '1 minute')";
        try (PlanTester tester =
                new PlanTester().watermarked("t", SCHEMA, "0 SECONDS").query(sql, OutputMode.APPEND)) {
            tester.add("t_rows", row("00:00:10", "a", 1), row("00:00:20", "a", 1), row("00:01:10", "a", 1));
            tester.add("t_rows", row("00:03:10", "a", 1));
            tester.expect(Row.of(START, 2), Row.of(START.plusSeconds(60), 3)).expectLateRows(0);
        }
    }

    @Test
    void theFirstRowsOfWindowsInUpdateModeAreForgottenWhenTheWatermarkClosesThem() {
        String sql =
                "SELECT k, v FROM (SELECT k, v, row_number() OVER (PARTITION BY window(ts, '1 minute') ORDER BY v DESC)"
                        + " AS n FROM t) WHERE n <= 1";
        try (PlanTester tester =
                new PlanTester().watermarked("t", SCHEMA, "0 SECONDS").query(sql, OutputMode.UPDATE)) {
            tester.add("t_rows", row("00:00:10", "a", 1), row("00:00:20", "b", 2));
            assertThat(tester.result()).containsExactly(Row.of("b", 2));
            tester.add("t_rows", row("00:00:15", "c", 3), row("00:02:00", "d", 1))
                    .add("t_rows", row("00:00:15", "e", 9));
            assertThat(tester.result()).containsExactlyInAnyOrder(Row.of("c", 3), Row.of("d", 1));
            tester.expectLateRows(1).expectStateRows(2);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rank() OVER (PARTITION BY k ORDER BY v) | ORDER BY its time
            row_number() OVER (ORDER BY ts DESC) | ORDER BY its time
            sum(v) OVER (PARTITION BY k) | ORDER BY its time
            ntile(4) OVER (PARTITION BY k ORDER BY ts) | PARTITION BY window
            percent_rank() OVER (PARTITION BY k ORDER BY ts) | PARTITION BY window
            sum(v) OVER (PARTITION BY k ORDER BY ts ROWS BETWEEN 1 PRECEDING AND UNBOUNDED FOLLOWING) | CURRENT ROW
            nth_value(v, 2) OVER (PARTITION BY k ORDER BY ts) | PRECEDING
            """)
    void whatIsNeverFinalIsRefused(String function, String hint) {
        VirtaException refusal = catchThrowableOfType(
                VirtaException.class,
                () -> StreamingCheck.check(
                        new PlanTester()
                                .watermarked("t", SCHEMA, "1 MINUTE")
                                .analyze(SqlParser.parseQuery("SELECT " + function + " FROM t")),
                        OutputMode.APPEND));
        assertThat(refusal).isNotNull();
        assertThat(refusal.condition()).isEqualTo("NON_TIME_WINDOW_NOT_SUPPORTED_IN_STREAMING");
        assertThat(refusal.hint()).contains(hint);
    }
}
