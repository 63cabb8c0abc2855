package io.virta.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.virta.connector.OutputMode;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.plan.LogicalPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamingCheckTest {
    private final TestCatalog catalog = new TestCatalog()
            .view("windows", "SELECT window AS w, count(*) AS n FROM events_w GROUP BY window(ts, '5 minutes')");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            APPEND | SELECT k, v FROM events
            UPDATE | SELECT k, count(*) FROM events GROUP BY k
            APPEND | SELECT ts, count(*) FROM events_w GROUP BY ts
            APPEND | SELECT count(*) FROM windows GROUP BY window(w, '10 minutes')
            APPEND | SELECT count(*) FROM (SELECT window_time(w) AS t FROM windows) q GROUP BY window(t, '10 minutes')
            COMPLETE | SELECT k, count(*) AS n FROM events GROUP BY k ORDER BY n LIMIT 3
            APPEND | SELECT DISTINCT ts, k FROM events_w
            APPEND | SELECT * FROM events_w e LEFT JOIN clicks_w c ON e.k = c.k AND c.ts BETWEEN e.ts - INTERVAL 1 HOUR AND e.ts
            APPEND | SELECT * FROM events_w e RIGHT JOIN clicks_w c ON e.k = c.k AND e.ts + INTERVAL 1 HOUR > c.ts AND e.ts < c.ts
            APPEND | SELECT * FROM events_w e LEFT SEMI JOIN clicks_w c ON e.k = c.k AND e.ts = c.ts
            APPEND | SELECT * FROM dim d RIGHT JOIN events e ON e.k = d.k
            APPEND | SELECT * FROM events e LEFT ANTI JOIN dim d ON e.k = d.k
            APPEND | SELECT k FROM events UNION ALL SELECT k FROM clicks
            APPEND | SELECT k FROM events UNION ALL SELECT k FROM dim
            APPEND | SELECT k FROM dim INTERSECT SELECT k FROM events
            UPDATE | SELECT k FROM events EXCEPT ALL SELECT k FROM clicks
            APPEND | SELECT k FROM events LIMIT 3
            UPDATE | SELECT w, count(*) FROM windows GROUP BY w
            UPDATE | SELECT e.k FROM events e JOIN clicks c ON e.k = c.k
            UPDATE | SELECT k FROM events ORDER BY v LIMIT 3
            COMPLETE | SELECT k, v FROM events ORDER BY v LIMIT 3
            UPDATE | SELECT k, rank() OVER (PARTITION BY k ORDER BY v) FROM events
            """)
    void runs(OutputMode mode, String sql) {
        LogicalPlan plan = catalog.analyze(sql);
        StreamingCheck.check(plan, mode);
        assertThatCode(() -> StreamingCheck.checkFirstEpoch(plan)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            APPEND | SELECT k FROM dim | readStream
            APPEND | SELECT k, count(*) FROM events_w GROUP BY k | withWatermark
            APPEND | SELECT DISTINCT k FROM events_w | withWatermark
            APPEND | SELECT count(*) FROM (SELECT w.start AS s FROM windows) q GROUP BY s | withWatermark
            COMPLETE | SELECT k FROM events | append mode
            UPDATE | SELECT k FROM events LIMIT 1 | append
            APPEND | SELECT k FROM events ORDER BY k | complete mode
            APPEND | SELECT * FROM events_w e LEFT JOIN clicks_w c ON e.k = c.k AND c.ts > e.ts + INTERVAL 1 HOUR AND c.w > 1 | BETWEEN
            APPEND | SELECT * FROM events e LEFT JOIN clicks c ON e.k = c.k AND e.ts = c.ts | withWatermark
            APPEND | SELECT * FROM events_w e LEFT ANTI JOIN clicks_w c ON e.k = c.k AND e.ts = c.ts | LEFT OUTER
            APPEND | SELECT * FROM events e FULL JOIN dim d ON e.k = d.k | inner join
            APPEND | SELECT k FROM events EXCEPT SELECT k FROM clicks | join
            APPEND | SELECT k FROM events INTERSECT SELECT k FROM clicks | update mode
            APPEND | SELECT k FROM events EXCEPT ALL SELECT k FROM dim | update
            APPEND | SELECT rank() OVER (ORDER BY v) FROM events | session_window
            """)
    void isRefusedAtTheStart(OutputMode mode, String sql, String hint) {
        LogicalPlan plan = catalog.analyze(sql);
        VirtaException refusal = catchThrowableOfType(VirtaException.class, () -> StreamingCheck.check(plan, mode));
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(ErrorCode.UNSUPPORTED_STREAMING_OPERATION);
        assertThat(refusal.hint()).contains(hint);
    }

    @Test
    void aSecondWatermarkIsRefusedWithTheFirstEpoch() {
        LogicalPlan plan = catalog.analyze("SELECT * FROM events_w WATERMARK ts DELAY OF INTERVAL 1 HOUR");
        StreamingCheck.check(plan, OutputMode.APPEND);
        VirtaException refusal = catchThrowableOfType(VirtaException.class, () -> StreamingCheck.checkFirstEpoch(plan));
        assertThat(refusal).hasMessageContaining("second").hasMessageContaining("once per source");
    }
}
