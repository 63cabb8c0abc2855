package io.virta.operator.join;

import io.virta.connector.OutputMode;
import io.virta.local.PlanTester;
import io.virta.operator.OperatorScript;
import io.virta.planner.QueryPlan;
import io.virta.planner.Stage;
import io.virta.planner.StageInput;
import io.virta.row.Row;
import io.virta.types.StructType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class StreamJoinTest {
    private static final String ON = " ON l.k = r.k AND r.ts >= l.ts AND r.ts <= l.ts + INTERVAL 5 SECONDS";

    @Test
    void innerJoinEmitsEachPairOnceAndEvictsBothSides() {
        join("JOIN" + ON)
                .rows(0, row(0, "a", 1), row(0, "a", 2), row(0, "b", 3), row(0, null, 9))
                .rows(1, row(1, "a", 10), row(6, "a", 11))
                .expect(Row.of(at(0), "a", 1, at(1), "a", 10), Row.of(at(0), "a", 2, at(1), "a", 10))
                .stateRows(5)
                .rows(1, row(5, "b", 12), row(1, null, 13))
                .watermark(micros(5))
                .expect(Row.of(at(0), "b", 3, at(5), "b", 12))
                .stateRows(5)
                .rows(0, row(5, "c", 4), row(6, "a", 5))
                .watermark(micros(6))
                .expect(Row.of(at(6), "a", 5, at(6), "a", 11))
                .lateRows(1)
                .stateRows(2)
                .check();
    }

    @Test
    void leftOuterJoinGivesNullsWhenNoMatchCanCome() {
        join("LEFT JOIN" + ON)
                .rows(0, row(0, "a", 1), row(0, "b", 2), row(0, null, 3))
                .rows(1, row(1, "a", 10), row(1, null, 11))
                .expect(Row.of(at(0), "a", 1, at(1), "a", 10))
                .stateRows(4)
                .watermark(micros(6))
                .expect(Row.of(at(0), "b", 2, null, null, null), Row.of(at(0), null, 3, null, null, null))
                .stateRows(0)
                .check();
    }

    @Test
    void rightOuterJoinKeepsTheRightSide() {
        join("RIGHT JOIN" + ON)
                .rows(0, row(0, "a", 1), row(0, "b", 2))
                .rows(1, row(1, "a", 10), row(1, "c", 20))
                .expect(Row.of(at(0), "a", 1, at(1), "a", 10))
                .watermark(micros(60))
                .expect(Row.of(null, null, null, at(1), "c", 20))
                .stateRows(0)
                .check();
    }

    @Test
    void fullOuterJoinKeepsBothSides() {
        join("FULL JOIN" + ON)
                .rows(0, row(0, "a", 1), row(0, "b", 2))
                .expect()
                .rows(1, row(1, "a", 10), row(1, "c", 20))
                .expect(Row.of(at(0), "a", 1, at(1), "a", 10))
                .watermark(micros(60))
                .expect(Row.of(at(0), "b", 2, null, null, null), Row.of(null, null, null, at(1), "c", 20))
                .check();
    }

    @Test
    void aRowWhoseTimeForMatchesIsOverIsNotHeld() {
        String reversed = " ON l.k = r.k AND r.ts <= l.ts - INTERVAL 10 SECONDS AND r.ts >= l.ts - INTERVAL 1 MINUTE";
        join("LEFT JOIN" + reversed)
                .watermark(micros(100))
                .expect()
                .rows(0, row(105, "a", 1))
                .expect(Row.of(at(105), "a", 1, null, null, null))
                .stateRows(0)
                .check();
    }

    @Test
    void rowsWithoutATimeAreNeverLateAndNeverGo() {
        join("JOIN" + ON)
                .rows(0, Row.of(null, "a", 1))
                .watermark(micros(100))
                .expect()
                .stateRows(1)
                .check();
    }

    @Test
    void manyRowsOfOneKeyMatchAllOfTheOtherSide() {
        Row[] left = new Row[40];
        Row[] right = new Row[40];
        Row[] pairs = new Row[1600];
        for (int i = 0; i < 40; i++) {
            left[i] = row(0, "a", i);
            right[i] = row(0, "a", i);
            for (int j = 0; j < 40; j++) {
                pairs[40 * i + j] = Row.of(at(0), "a", i, at(0), "a", j);
            }
        }
        join("JOIN r ON l.k = r.k").rows(0, left).rows(1, right).expect(pairs).check();
    }

    private static OperatorScript join(String join) {
        String from = join.contains(" r ") ? join : join.replace(" ON ", " r ON ");
        QueryPlan plan = new PlanTester()
                .watermarked("l", "ts TIMESTAMP, k STRING, v INT", "0 SECONDS")
                .watermarked("r", "ts TIMESTAMP, k STRING, w INT", "0 SECONDS")
                .plan("SELECT l.ts, l.k, l.v, r.ts, r.k, r.w FROM l " + from, OutputMode.APPEND);
        Stage stage = plan.last();
        StructType[] inputs = stage.inputs().stream()
                .map(StageInput::fromStage)
                .map(from1 -> plan.stages().get(from1).outputSchema())
                .toArray(StructType[]::new);
        return OperatorScript.of(stage.operators().get(0), inputs).startAt(-1_000_000);
    }

    private static Row row(long second, String key, int value) {
        return Row.of(at(second), key, value);
    }

    private static Instant at(long second) {
        return Instant.EPOCH.plus(second, ChronoUnit.SECONDS);
    }

    private static long micros(long second) {
        return second * 1_000_000;
    }
}
