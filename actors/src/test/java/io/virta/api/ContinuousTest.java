package io.virta.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.api.streaming.StreamingQuery;
import io.virta.api.streaming.StreamingQueryProgress;
import io.virta.api.streaming.Trigger;
import io.virta.connector.memory.MemoryStream;
import io.virta.row.Row;
import io.virta.sql.SqlParser;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users write with {@code Trigger.Continuous}: the operators that run under it, the change between the modes, and what is refused. */
@Timeout(60)
class ContinuousTest {
    private static final Trigger CONTINUOUS = Trigger.Continuous(50);
    private static VirtaSession session;

    @TempDir
    Path directory;

    private MemoryStream clicks;
    private MemoryStream views;

    @BeforeAll
    static void start() {
        session = VirtaSession.builder()
                .config("virta.session.time-zone", "UTC")
                .config("virta.watermark.idle-after", "300ms")
                .create();
        session.sql("CREATE OR REPLACE TEMPORARY VIEW names AS SELECT * FROM VALUES ('a', 'apple'), ('b', 'bread') AS t(k, name)");
    }

    @AfterAll
    static void stop() {
        session.stop();
    }

    @BeforeEach
    void streams() {
        clicks = new MemoryStream("clicks", SqlParser.parseSchema("k STRING, n INT, ts TIMESTAMP"));
        views = new MemoryStream("views", SqlParser.parseSchema("k STRING, page STRING, seen TIMESTAMP"));
        session.fromTable(clicks).withWatermark("ts", "10 seconds").createOrReplaceTempView("clicks");
        session.fromTable(views).withWatermark("seen", "10 seconds").createOrReplaceTempView("views");
    }

    @AfterEach
    void stopQueries() {
        session.streams().stopAll();
    }

    private static Row click(String key, int number, long second) {
        return Row.of(key, number, Instant.ofEpochSecond(second));
    }

    private static Row view(String key, String page, long second) {
        return Row.of(key, page, Instant.ofEpochSecond(second));
    }

    /** The last row of each key, the key being the first column or two: what a table by key holds. */
    private static Map<Object, Row> byKey(String table, int keys) {
        Map<Object, Row> last = new HashMap<>();
        for (Row row : session.sql("SELECT * FROM " + table).collectAsList()) {
            List<Object> key = new ArrayList<>();
            for (int i = 0; i < keys; i++) {
                key.add(row.get(i));
            }
            last.put(key, row);
        }
        return last;
    }

    private static StreamingQuery run(String sql, String mode, String name) {
        return session.sql(sql)
                .writeStream()
                .format("memory")
                .queryName(name)
                .outputMode(mode)
                .trigger(CONTINUOUS)
                .start();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            stateless; append; SELECT upper(k), n + 1 FROM clicks WHERE n > 1
            static_join; append; SELECT c.n, t.name FROM clicks c LEFT JOIN names t ON c.k = t.k
            running; update; SELECT k, count(*), sum(n) FROM clicks GROUP BY k
            global_sum; update; SELECT 1, sum(n) FROM clicks
            windows; update; SELECT k, window.start, count(*) FROM clicks GROUP BY k, window(ts, '10 seconds', '5 seconds')
            closed; append; SELECT k, window.start, count(*) FROM clicks GROUP BY k, window(ts, '10 seconds')
            sessions; append; SELECT k, session_window.start, count(*) FROM clicks GROUP BY k, session_window(ts, '5 seconds')
            distinct_rows; append; SELECT DISTINCT k, n FROM clicks
            several; update; SELECT k, count(DISTINCT n) FROM clicks GROUP BY k
            inner_join; append; SELECT c.k, c.n, v.page FROM clicks c JOIN views v ON c.k = v.k AND v.seen BETWEEN c.ts AND c.ts + INTERVAL 20 SECONDS
            outer_join; append; SELECT c.k, c.n, v.page FROM clicks c LEFT JOIN views v ON c.k = v.k AND v.seen BETWEEN c.ts AND c.ts + INTERVAL 20 SECONDS
            semi_join; append; SELECT c.k, c.n FROM clicks c LEFT SEMI JOIN views v ON c.k = v.k AND v.seen BETWEEN c.ts AND c.ts + INTERVAL 20 SECONDS
            top; update; SELECT k, n FROM clicks ORDER BY n DESC, k LIMIT 2
            """)
    void givesWhatMicroBatchModeGives(String name, String mode, String sql) {
        StreamingQuery continuous = run(sql, mode, name);
        StreamingQuery epochs = session.sql(sql)
                .writeStream()
                .format("memory")
                .queryName(name + "_epochs")
                .outputMode(mode)
                .start();
        feed();
        continuous.processAllAvailable();
        epochs.processAllAvailable();
        clicks.add(click("z", 0, 10_000));
        views.add(view("z", "z", 10_000));
        continuous.processAllAvailable();
        epochs.processAllAvailable();

        assertThat(continuous.exception()).isEmpty();
        if (mode.equals("update") && !name.equals("top")) {
            int keys = name.equals("windows") ? 2 : 1;
            assertThat(byKey(name, keys)).isNotEmpty().isEqualTo(byKey(name + "_epochs", keys));
        } else {
            assertThat(session.sql("SELECT * FROM " + name).collectAsList())
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(
                            session.sql("SELECT * FROM " + name + "_epochs").collectAsList());
        }
    }

    /** In order of time, so that nothing is late however the rows fall into epochs. */
    private void feed() {
        for (int i = 0; i < 60; i++) {
            clicks.add(click(i % 3 == 0 ? "a" : "b", i % 7, i));
            views.add(view(i % 2 == 0 ? "a" : "c", "page" + i, i + 3));
        }
    }

    @Test
    void resultsLeaveLongBeforeTheCheckpoint() throws Exception {
        List<Integer> seen = java.util.Collections.synchronizedList(new ArrayList<>());
        StreamingQuery query = session.sql("SELECT n FROM clicks")
                .writeStream()
                .foreach(new Collect(seen))
                .trigger(Trigger.Continuous("1 hour"))
                .start();
        clicks.add(click("a", 7, 1));
        while (seen.isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(seen).containsExactly(7);
        assertThat(query.lastProgress()).isNull();
        query.stop();
        assertThat(query.recentProgress()).hasSize(1);
    }

    @Test
    void anIntervalWithoutInputWritesNothingAndAStopReadsNothingTwice() {
        String checkpoint = directory.toString();
        for (int run = 0; run < 3; run++) {
            clicks.add(click("a", run, run));
            StreamingQuery query = session.sql("SELECT k, sum(n) AS total FROM clicks GROUP BY k")
                    .writeStream()
                    .format("memory")
                    .queryName("totals")
                    .outputMode("update")
                    .option("checkpointLocation", checkpoint)
                    .trigger(run == 1 ? Trigger.ProcessingTime(0) : Trigger.RealTime(Duration.ofMillis(20)))
                    .start();
            query.processAllAvailable();
            StreamingQueryProgress[] before = query.recentProgress();
            query.processAllAvailable();
            assertThat(query.recentProgress()).hasSize(before.length);
            query.stop();
            assertThat(query.exception()).isEmpty();
        }
        assertThat(byKey("totals", 1)).containsEntry(List.of("a"), Row.of("a", 3L));
    }

    @Test
    void aSideThatRestsDoesNotHoldUpTheWatermark() throws Exception {
        StreamingQuery query = run(
                "SELECT c.k, c.n, v.page FROM clicks c LEFT JOIN views v ON c.k = v.k AND v.seen BETWEEN c.ts AND c.ts + INTERVAL 20 SECONDS",
                "append",
                "resting");
        clicks.add(click("a", 1, 0));
        clicks.add(click("a", 2, 1000));
        while (session.sql("SELECT * FROM resting").collectAsList().isEmpty()) {
            clicks.add(click("a", 3, 1000));
            Thread.sleep(20);
        }
        assertThat(session.sql("SELECT * FROM resting").collectAsList()).containsExactly(Row.of("a", 1, null));
        assertThat(query.exception()).isEmpty();
    }

    @Test
    void tellsItsProgress() {
        StreamingQuery query = run("SELECT k, count(*) FROM clicks GROUP BY k", "update", "told");
        clicks.add(click("a", 1, 100), click("b", 2, 101));
        query.processAllAvailable();
        StreamingQueryProgress last = query.lastProgress();
        assertThat(last.numInputRows()).isEqualTo(2);
        assertThat(last.sources()[0].endOffset()).isEqualTo("1");
        assertThat(last.eventTime()).containsEntry("watermark", "1970-01-01T00:01:31.000Z");
        assertThat(last.stateOperators()[0].numRowsTotal()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            SELECT k, count(*) FROM clicks GROUP BY k; complete; Complete mode has no meaning
            SELECT * FROM lines; append; cannot be read with a continuous trigger
            SELECT a.k FROM clicks a JOIN clicks b ON a.k = b.k AND a.ts = b.ts; append; read twice
            SELECT c.k FROM (SELECT DISTINCT k, ts FROM clicks) c JOIN views v ON c.k = v.k AND v.seen = c.ts; append; all watermarks
            """)
    void refusesBeforeTheStart(String sql, String mode, String problem) {
        session.readStream().format("text").load(directory.toString()).createOrReplaceTempView("lines");
        assertThatThrownBy(() -> run(sql, mode, "refused"))
                .hasMessageContaining(problem)
                .hasMessageContaining("continuous trigger");
    }

    private static final class Collect extends ForeachWriter<Row> {
        private final List<Integer> seen;

        Collect(List<Integer> seen) {
            this.seen = seen;
        }

        @Override
        public boolean open(long partition, long epoch) {
            return true;
        }

        @Override
        public void process(Row row) {
            seen.add((Integer) row.get(0));
        }

        @Override
        public void close(Throwable failure) {}
    }
}
