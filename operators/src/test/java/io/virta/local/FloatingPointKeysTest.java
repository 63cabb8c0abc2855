package io.virta.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.connector.OutputMode;
import io.virta.plan.LogicalPlan;
import io.virta.row.Row;
import io.virta.sql.SqlParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As keys, -0.0 is 0.0 and every NaN is the same, wherever keys are compared. */
class FloatingPointKeysTest {
    /** What the processor makes of 0.0 / 0.0 has another sign than {@link Double#NaN}. */
    private static final double OTHER_NAN = Double.longBitsToDouble(0xFFF8000000000001L);

    @Test
    void groupByHasOneGroupOfThem() {
        try (PlanTester tester = new PlanTester().stream("t", "k DOUBLE")) {
            tester.query("SELECT k, count(*) FROM STREAM t GROUP BY k", OutputMode.COMPLETE)
                    .add("t", Row.of(-0.0), Row.of(0.0), Row.of(OTHER_NAN), Row.of(Double.NaN))
                    .expect(Row.of(0.0, 2L), Row.of(Double.NaN, 2L));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"k", "struct(k)", "array(k)"})
    void deduplicationPassesTheFirstOfThem(String key) {
        try (PlanTester tester = new PlanTester().stream("t", "k DOUBLE, n INT")) {
            LogicalPlan rows = SqlParser.parseQuery("SELECT " + key + " AS key, n FROM STREAM t");
            LogicalPlan query = new LogicalPlan.Deduplicate(List.of(SqlParser.parseExpression("key")), false, rows);
            tester.query(tester.plan(tester.analyze(query), OutputMode.APPEND))
                    .put("t", Row.of(-0.0, 1), Row.of(0.0, 2), Row.of(OTHER_NAN, 3), Row.of(Double.NaN, 4))
                    .run();
            assertThat(tester.take()).extracting(row -> row.get(1)).containsExactly(1, 3);
            tester.restart().add("t", Row.of(0.0, 5), Row.of(OTHER_NAN, 6), Row.of(1.0, 7));
            assertThat(tester.take()).extracting(row -> row.get(1)).containsExactly(7);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"l.k = r.k", "l.k <=> r.k", "struct(l.k) = struct(r.k)", "array(l.k) = array(r.k)"})
    void joinsOfStreamsMatchThem(String condition) {
        try (PlanTester tester = new PlanTester().stream("l", "k DOUBLE, n INT").stream("r", "k DOUBLE, m INT")) {
            tester.query("SELECT n, m FROM STREAM l JOIN STREAM r ON " + condition, OutputMode.APPEND)
                    .put("l", Row.of(-0.0, 1), Row.of(OTHER_NAN, 2))
                    .add("r", Row.of(0.0, 10), Row.of(Double.NaN, 20), Row.of(-0.0, 30))
                    .expect(Row.of(1, 10), Row.of(1, 30), Row.of(2, 20))
                    .restart()
                    .add("l", Row.of(0.0, 3))
                    .expect(Row.of(3, 10), Row.of(3, 30));
        }
    }

    @Test
    void aJoinWithAStaticTableMatchesThem() {
        try (PlanTester tester = new PlanTester()
                .stream("t", "k DOUBLE").table("s", "k DOUBLE, m INT", Row.of(-0.0, 1), Row.of(OTHER_NAN, 2))) {
            tester.query("SELECT m FROM STREAM t JOIN s ON t.k = s.k", OutputMode.APPEND)
                    .add("t", Row.of(0.0), Row.of(Double.NaN))
                    .expect(Row.of(1), Row.of(2));
        }
    }
}
