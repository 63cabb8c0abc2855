package io.virta.loadtests.bench;

import io.virta.api.DataFrame;
import io.virta.api.VirtaSession;
import io.virta.api.streaming.Trigger;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/**
 * A query over numbers v at v milliseconds that are made in this process (table {@code numbers}; {@code tens} has every tenth of them), in append mode. Its result has the columns {@code k}, rows
 * with a negative one are not counted, and {@code amount}, whose sum is the checksum.
 *
 * @param query makes the query
 */
record GeneratedWorkload(Function<VirtaSession, DataFrame> query) implements Bench.Workload {
    private static final String NUMBERS = "numbers WATERMARK time DELAY OF INTERVAL 0 SECONDS";

    /** The workloads by name; the README beside the command says what each does. */
    static Map<String, Bench.Workload> all() {
        return Map.of(
                "generated", sql("""
                        SELECT value % 1000 AS k, window.start AS start, count(*) AS amount, avg(value) AS average
                        FROM {numbers}
                        GROUP BY value % 1000, window(time, '10 seconds')"""),
                "sliding-generated", sql("""
                        SELECT value % 1000 AS k, window.start AS start, count(*) AS amount, avg(value) AS average, max(value) AS highest
                        FROM {numbers}
                        GROUP BY value % 1000, window(time, '10 seconds', '2 seconds')"""),
                "sessions-generated", sql("""
                        SELECT value DIV 20 % 1000 AS k, session_window.start AS start, count(*) AS amount
                        FROM {numbers}
                        GROUP BY value DIV 20 % 1000, session_window(time, '5 seconds')"""),
                "join-generated", sql("""
                        SELECT n.value AS k, n.value % 1000 AS amount
                        FROM (SELECT value, time, (value DIV 10 - value * 7919 % 1900) * 10 AS opened FROM {numbers}) n
                        JOIN (SELECT * FROM tens WATERMARK time DELAY OF INTERVAL 0 SECONDS) t
                          ON n.opened = t.value AND n.time BETWEEN t.time AND t.time + INTERVAL 20 SECONDS"""),
                "dedup-generated",
                        new GeneratedWorkload(session -> session.sql(
                                        "SELECT value - value % 2 * 1001 AS k, 1L AS amount, time FROM {numbers} WHERE value >= 0"
                                                .replace("{numbers}", NUMBERS))
                                .dropDuplicatesWithinWatermark("k")));
    }

    private static GeneratedWorkload sql(String text) {
        return new GeneratedWorkload(session -> session.sql(text.replace("{numbers}", NUMBERS)));
    }

    @Override
    public long defaultRecords() {
        return 50_000_000;
    }

    @Override
    public void run(VirtaSession session, Path data, Path scratch, long records, Report report) throws Exception {
        session.sql("CREATE TABLE numbers USING numbers OPTIONS (rows " + records + ")");
        session.sql("CREATE TABLE tens USING numbers OPTIONS (rows " + records / 10 + ", step 10)");
        report.start();
        query.apply(session)
                .writeStream()
                .format("tally")
                .option("key", "k")
                .option("value", "amount")
                .option("checkpointLocation", scratch.resolve("checkpoint").toString())
                .trigger(Trigger.AvailableNow())
                .start()
                .awaitTermination();
        report.stop();
        report.output(Tally.rows(), Tally.sum(), Tally.firstRowMillis());
    }
}
