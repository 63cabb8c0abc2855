package io.virta.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.connector.OutputMode;
import io.virta.row.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/**
 * What a query has emitted in append mode, once the watermark has passed everything, is what the same query gives over the rows that were not late: for random keys, data, disorder, epochs and restarts.
 *
 * <p>Rows are after the watermark when they come, or so far behind it that they are late for every window and session; one in between counts for some windows and not for others.
 */
class AppendEqualsBatchTest {
    private static final int DELAY_SECONDS = 60;
    private static final int LATE_SECONDS = 200;
    private static final int END = 100_000;
    private static final long START = Instant.parse("2024-01-01T00:00:00Z").getEpochSecond();

    /** A type of keys, and the value for a small number. */
    private record Key(String type, IntFunction<Object> value) {}

    private static final List<Key> KEYS = List.of(
            new Key("STRING", n -> "key" + n),
            new Key("INT", n -> n),
            new Key("BIGINT", n -> n * 10_000_000_000L),
            new Key("DOUBLE", n -> n / 4.0),
            new Key("BOOLEAN", n -> n % 2 == 0),
            new Key("DATE", n -> LocalDate.EPOCH.plusDays(n)),
            new Key("DECIMAL(20,2)", n -> BigDecimal.valueOf(n, 2)),
            new Key("TIMESTAMP", n -> Instant.ofEpochSecond(n)),
            new Key("ARRAY<INT>", n -> List.of(n, n + 1)),
            new Key("STRUCT<a: INT, b: STRING>", n -> Row.of(n, "b" + n)));

    private static final List<String> QUERIES = List.of(
            "SELECT k, v, ts FROM %s WHERE v > 0",
            "SELECT k, window.start, count(*) AS n, sum(v) AS s, min(v), max(v) FROM %s GROUP BY k, window(ts, '30 seconds')",
            "SELECT window.end, k, count(v), avg(v), count(*) FILTER (WHERE v > 0) FROM %s GROUP BY k, window(ts, '60 seconds', '20 seconds')",
            "SELECT window, count(DISTINCT v) AS n, array_sort(collect_set(v)) FROM %s GROUP BY window(ts, '1 minute', '1 minute', '7 seconds')",
            "SELECT k, session_window, count(*), sum(v), array_sort(collect_list(v)) FROM %s GROUP BY k, session_window(ts, '15 seconds')",
            "SELECT session_window.start, session_window.end, max(v), count(DISTINCT v) FROM %s GROUP BY session_window(ts, '4 seconds')",
            "SELECT k, session_window.end, median(v), percentile_approx(v, 0.5) FROM %s"
                    + " GROUP BY k, session_window(ts, CASE WHEN v < 0 THEN '3 seconds' WHEN v > 2 THEN '20 seconds' END)",
            "SELECT ts, k, count(*) FROM %s GROUP BY ts, k HAVING count(*) > 1",
            "SELECT DISTINCT ts, k FROM %s",
            "SELECT h.start, sum(n) FROM (SELECT window(window_time(w), '2 minutes') AS h, n FROM"
                    + " (SELECT window AS w, count(*) AS n FROM %s GROUP BY k, window(ts, '30 seconds'))) GROUP BY h");

    @Property(tries = 300)
    void aStreamEndsAsTheBatch(@ForAll long seed) {
        Random random = new Random(seed);
        Key key = KEYS.get(random.nextInt(KEYS.size()));
        String query = QUERIES.get(random.nextInt(QUERIES.size()));
        String schema = "ts TIMESTAMP, k " + key.type + ", v INT";
        List<Row> timely = new ArrayList<>();
        try (PlanTester tester = new PlanTester().watermarked("t", schema, DELAY_SECONDS + " SECONDS")) {
            tester.query(String.format(query, "t"), OutputMode.APPEND);
            long watermark = 0;
            long greatest = 0;
            for (int epoch = 1 + random.nextInt(8); epoch > 0; epoch--) {
                int count = random.nextInt(30);
                Row[] added = new Row[count];
                for (int i = 0; i < count; i++) {
                    boolean isLate = watermark > LATE_SECONDS && random.nextInt(10) == 0;
                    long second = isLate
                            ? watermark - LATE_SECONDS
                            : Math.max(0, watermark) + 1 + random.nextInt(DELAY_SECONDS + 60);
                    added[i] = row(second, key, random);
                    greatest = Math.max(greatest, second);
                    if (!isLate || query.contains("WHERE v > 0") && !query.contains("GROUP")) {
                        timely.add(added[i]);
                    }
                }
                tester.add("t", added);
                watermark = Math.max(watermark, greatest - DELAY_SECONDS);
                if (random.nextInt(3) == 0) {
                    tester.restart();
                }
            }
            Row last = Row.of(Instant.ofEpochSecond(START + END), null, -1);
            tester.add("t", last);
            List<Row> streamed = tester.take();
            tester.table("rows", schema, timely.toArray(Row[]::new));
            assertThat(streamed)
                    .as("%s with keys of type %s", query, key.type)
                    .containsExactlyInAnyOrderElementsOf(tester.collect(String.format(query, "rows")));
        }
    }

    private static Row row(long second, Key key, Random random) {
        int number = random.nextInt(5);
        @Nullable Object value = number == 4 ? null : key.value.apply(number);
        return Row.of(
                Instant.ofEpochSecond(START + second), value, random.nextInt(8) == 0 ? null : random.nextInt(9) - 4);
    }
}
