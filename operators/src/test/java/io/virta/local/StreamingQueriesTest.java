package io.virta.local;

import io.virta.connector.OutputMode;
import io.virta.row.Row;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Whole queries over streams, from SQL to rows. */
class StreamingQueriesTest {
    private static final String BOUNDS = " AND r.ts >= l.ts AND r.ts <= l.ts + INTERVAL 5 MINUTES";

    @Test
    void selectsAndFiltersRows() {
        try (PlanTester tester = new PlanTester().stream("t", "k STRING, v INT")) {
            tester.query("SELECT k, v + 1 AS w FROM STREAM t WHERE v > 1", OutputMode.APPEND)
                    .add("t", Row.of("a", 1), Row.of("b", 2), Row.of("c", null))
                    .expect(Row.of("b", 3))
                    .add("t", Row.of("d", 3))
                    .expect(Row.of("d", 4));
        }
    }

    @Test
    void countsDistinctValuesOverEpochsAndRestarts() {
        try (PlanTester tester = new PlanTester().stream("t", "k STRING, v INT")) {
            tester.query(
                            "SELECT k, count(DISTINCT v) AS n, count(v) AS m, sum(DISTINCT v) AS s FROM t GROUP BY k",
                            OutputMode.UPDATE)
                    .add("t", Row.of("a", 1), Row.of("a", 1), Row.of("a", 2), Row.of("b", null))
                    .expect(Row.of("a", 2L, 3L, 3L), Row.of("b", 0L, 0L, null))
                    .restart()
                    .add("t", Row.of("a", 2), Row.of("a", 3))
                    .expect(Row.of("a", 3L, 5L, 6L));
        }
    }

    @Test
    void countsDistinctValuesPerClosedWindow() {
        try (PlanTester tester = streams()) {
            tester.query(
                            "SELECT window.start, count(DISTINCT k) AS n FROM l GROUP BY window(ts, '10 minutes')",
                            OutputMode.APPEND)
                    .add("l", Row.of(at("10:01:00"), "a", 1), Row.of(at("10:02:00"), "a", 2))
                    .expect()
                    .restart()
                    .add("l", Row.of(at("10:03:00"), "b", 3), Row.of(at("10:04:00"), "a", 4))
                    .expect()
                    .add("l", Row.of(at("11:00:00"), "c", 5))
                    .expect(Row.of(at("10:00:00"), 2L));
        }
    }

    @Test
    void joinsTwoStreamsWhicheverSideCameFirst() {
        try (PlanTester tester = streams()) {
            tester.query("SELECT l.v, r.w FROM l JOIN r ON l.k = r.k" + BOUNDS, OutputMode.APPEND)
                    .put("r", Row.of(at("10:01:00"), "a", 10))
                    .add(
                            "l",
                            Row.of(at("10:00:00"), "a", 1),
                            Row.of(at("10:00:00"), "b", 2),
                            Row.of(at("10:00:00"), null, 3))
                    .expect(Row.of(1, 10))
                    .expectStateRows(3)
                    .restart()
                    .add("r", Row.of(at("10:05:00"), "a", 11), Row.of(at("10:05:01"), "a", 12))
                    .expect(Row.of(1, 11))
                    .expectStateRows(5);
        }
    }

    @Test
    void rowsOfAJoinGoWhenTheWatermarkSaysThatNoMatchCanCome() {
        try (PlanTester tester = streams()) {
            tester.query("SELECT l.v, r.w FROM l JOIN r ON l.k = r.k" + BOUNDS, OutputMode.APPEND)
                    .put("l", Row.of(at("10:00:00"), "a", 1))
                    .add("r", Row.of(at("10:04:00"), "a", 10), Row.of(at("10:06:00"), "a", 11))
                    .expect(Row.of(1, 10))
                    .expectStateRows(3)
                    .put("l", Row.of(at("10:20:00"), "c", 3))
                    .add("r", Row.of(at("10:21:00"), "c", 30))
                    .expect(Row.of(3, 30))
                    .expectStateRows(2)
                    .add("l", Row.of(at("10:05:00"), "c", 4))
                    .expectLateRows(1)
                    .expect();
        }
    }

    @Test
    void anOuterJoinGivesUnmatchedRowsWithNullsAtEviction() {
        try (PlanTester tester = streams()) {
            tester.query("SELECT l.k, l.v, r.w FROM l FULL OUTER JOIN r ON l.k = r.k" + BOUNDS, OutputMode.APPEND)
                    .put("l", Row.of(at("10:00:00"), "a", 1), Row.of(at("10:00:00"), "b", 2))
                    .add("r", Row.of(at("10:01:00"), "a", 10), Row.of(at("10:02:00"), "c", 20))
                    .expect(Row.of("a", 1, 10))
                    .restart()
                    .put("l", Row.of(at("10:30:00"), "d", 3))
                    .add("r", Row.of(at("10:30:00"), "e", 30))
                    .expect(Row.of("b", 2, null), Row.of(null, null, 20))
                    .expectStateRows(2);
        }
    }

    @Test
    void aRowThatFailsAConditionOnItsOwnSideComesWithNullsAtOnce() {
        try (PlanTester tester = streams()) {
            tester.query("SELECT l.v, r.w FROM l LEFT JOIN r ON l.k = r.k AND l.v > 5" + BOUNDS, OutputMode.APPEND)
                    .put("l", Row.of(at("10:00:00"), "a", 1), Row.of(at("10:00:00"), "a", 9))
                    .add("r", Row.of(at("10:01:00"), "a", 10))
                    .expect(Row.of(1, null), Row.of(9, 10))
                    .expectStateRows(2);
        }
    }

    @Test
    void aSemiJoinGivesALeftRowOnceWhenItsFirstPartnerShows() {
        try (PlanTester tester = streams()) {
            tester.query("SELECT l.v FROM l LEFT SEMI JOIN r ON l.k = r.k" + BOUNDS, OutputMode.APPEND)
                    .add("l", Row.of(at("10:00:00"), "a", 1), Row.of(at("10:00:00"), "b", 2))
                    .expect()
                    .add("r", Row.of(at("10:01:00"), "a", 10), Row.of(at("10:02:00"), "a", 11))
                    .expect(Row.of(1))
                    .restart()
                    .add("r", Row.of(at("10:03:00"), "a", 12), Row.of(at("10:04:00"), "b", 20))
                    .expect(Row.of(2))
                    .add("l", Row.of(at("10:00:00"), "a", 3))
                    .expect(Row.of(3));
        }
    }

    @Test
    void joinsAStreamWithItself() {
        try (PlanTester tester = streams()) {
            tester.view("starts", "SELECT ts, k FROM l WHERE v = 0")
                    .view("ends", "SELECT ts, k FROM l WHERE v = 1")
                    .query(
                            "SELECT s.k FROM starts s JOIN ends e ON s.k = e.k AND e.ts >= s.ts AND e.ts <= s.ts + INTERVAL 10 MINUTES",
                            OutputMode.APPEND)
                    .add(
                            "l",
                            Row.of(at("10:00:00"), "a", 0),
                            Row.of(at("10:01:00"), "b", 0),
                            Row.of(at("10:03:00"), "a", 1))
                    .expect(Row.of("a"))
                    .add("l", Row.of(at("10:09:00"), "b", 1), Row.of(at("10:12:00"), "a", 1))
                    .expect(Row.of("b"));
        }
    }

    @Test
    void joinsAStreamWithAStaticTable() {
        try (PlanTester tester = new PlanTester().stream("t", "k STRING, v INT")) {
            tester.table("dim", "k STRING, label STRING", Row.of("a", "A1"), Row.of("a", "A2"), Row.of(null, "N"))
                    .query("SELECT t.v, d.label FROM t LEFT JOIN dim d ON t.k = d.k", OutputMode.APPEND)
                    .add("t", Row.of("a", 1), Row.of("z", 2), Row.of(null, 3))
                    .expect(Row.of(1, "A1"), Row.of(1, "A2"), Row.of(2, null), Row.of(3, null));
        }
    }

    private static PlanTester streams() {
        return new PlanTester()
                .watermarked("l", "ts TIMESTAMP, k STRING, v INT", "10 MINUTES")
                .watermarked("r", "ts TIMESTAMP, k STRING, w INT", "10 MINUTES");
    }

    private static Instant at(String time) {
        return Instant.parse("2024-01-01T" + time + "Z");
    }
}
