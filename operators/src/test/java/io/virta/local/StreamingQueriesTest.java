package io.virta.local;

import static io.virta.row.Row.of;

import io.virta.connector.OutputMode;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Whole queries over streams, from SQL to rows. */
class StreamingQueriesTest {
    private static final String BOUNDS = " AND r.ts >= l.ts AND r.ts <= l.ts + INTERVAL 5 MINUTES";

    @Test
    void selectsAndFiltersRows() {
        try (PlanTester tester = new PlanTester().stream("t", "k STRING, v INT")) {
            tester.query("SELECT k, v + 1 AS w FROM STREAM t WHERE v > 1", OutputMode.APPEND)
                    .add("t", of("a", 1), of("b", 2), of("c", null))
                    .expect(of("b", 3))
                    .add("t", of("d", 3))
                    .expect(of("d", 4));
        }
    }

    @Test
    void joinsTwoStreamsWhicheverSideCameFirst() {
        try (PlanTester tester = streams()) {
            tester.query("SELECT l.v, r.w FROM l JOIN r ON l.k = r.k" + BOUNDS, OutputMode.APPEND)
                    .put("r", of(at("10:01:00"), "a", 10))
                    .add("l", of(at("10:00:00"), "a", 1), of(at("10:00:00"), "b", 2), of(at("10:00:00"), null, 3))
                    .expect(of(1, 10))
                    .expectStateRows(3)
                    .restart()
                    .add("r", of(at("10:05:00"), "a", 11), of(at("10:05:01"), "a", 12))
                    .expect(of(1, 11))
                    .expectStateRows(5);
        }
    }

    @Test
    void rowsOfAJoinGoWhenTheWatermarkSaysThatNoMatchCanCome() {
        try (PlanTester tester = streams()) {
            tester.query("SELECT l.v, r.w FROM l JOIN r ON l.k = r.k" + BOUNDS, OutputMode.APPEND)
                    .put("l", of(at("10:00:00"), "a", 1))
                    .add("r", of(at("10:04:00"), "a", 10), of(at("10:06:00"), "a", 11))
                    .expect(of(1, 10))
                    .expectStateRows(3)
                    .put("l", of(at("10:20:00"), "c", 3))
                    .add("r", of(at("10:21:00"), "c", 30))
                    .expect(of(3, 30))
                    .expectStateRows(2)
                    .add("l", of(at("10:05:00"), "c", 4))
                    .expectLateRows(1)
                    .expect();
        }
    }

    @Test
    void anOuterJoinGivesUnmatchedRowsWithNullsAtEviction() {
        try (PlanTester tester = streams()) {
            tester.query("SELECT l.k, l.v, r.w FROM l FULL OUTER JOIN r ON l.k = r.k" + BOUNDS, OutputMode.APPEND)
                    .put("l", of(at("10:00:00"), "a", 1), of(at("10:00:00"), "b", 2))
                    .add("r", of(at("10:01:00"), "a", 10), of(at("10:02:00"), "c", 20))
                    .expect(of("a", 1, 10))
                    .restart()
                    .put("l", of(at("10:30:00"), "d", 3))
                    .add("r", of(at("10:30:00"), "e", 30))
                    .expect(of("b", 2, null), of(null, null, 20))
                    .expectStateRows(2);
        }
    }

    @Test
    void aRowThatFailsAConditionOnItsOwnSideComesWithNullsAtOnce() {
        try (PlanTester tester = streams()) {
            tester.query("SELECT l.v, r.w FROM l LEFT JOIN r ON l.k = r.k AND l.v > 5" + BOUNDS, OutputMode.APPEND)
                    .put("l", of(at("10:00:00"), "a", 1), of(at("10:00:00"), "a", 9))
                    .add("r", of(at("10:01:00"), "a", 10))
                    .expect(of(1, null), of(9, 10))
                    .expectStateRows(2);
        }
    }

    @Test
    void aSemiJoinGivesALeftRowOnceWhenItsFirstPartnerShows() {
        try (PlanTester tester = streams()) {
            tester.query("SELECT l.v FROM l LEFT SEMI JOIN r ON l.k = r.k" + BOUNDS, OutputMode.APPEND)
                    .add("l", of(at("10:00:00"), "a", 1), of(at("10:00:00"), "b", 2))
                    .expect()
                    .add("r", of(at("10:01:00"), "a", 10), of(at("10:02:00"), "a", 11))
                    .expect(of(1))
                    .restart()
                    .add("r", of(at("10:03:00"), "a", 12), of(at("10:04:00"), "b", 20))
                    .expect(of(2))
                    .add("l", of(at("10:00:00"), "a", 3))
                    .expect(of(3));
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
                    .add("l", of(at("10:00:00"), "a", 0), of(at("10:01:00"), "b", 0), of(at("10:03:00"), "a", 1))
                    .expect(of("a"))
                    .add("l", of(at("10:09:00"), "b", 1), of(at("10:12:00"), "a", 1))
                    .expect(of("b"));
        }
    }

    @Test
    void joinsAStreamWithAStaticTable() {
        try (PlanTester tester = new PlanTester().stream("t", "k STRING, v INT")) {
            tester.table("dim", "k STRING, label STRING", of("a", "A1"), of("a", "A2"), of(null, "N"))
                    .query("SELECT t.v, d.label FROM t LEFT JOIN dim d ON t.k = d.k", OutputMode.APPEND)
                    .add("t", of("a", 1), of("z", 2), of(null, 3))
                    .expect(of(1, "A1"), of(1, "A2"), of(2, null), of(3, null));
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
