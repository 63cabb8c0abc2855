package io.virta.loadtests.bench;

import io.virta.api.VirtaSession;
import io.virta.api.streaming.StreamingQuery;
import java.nio.file.Path;

/** Numbers v at v milliseconds: count and average per v % 1000 and window of 10 seconds, closed windows only. */
final class GeneratedWorkload implements Bench.Workload {
    @Override
    public long defaultRecords() {
        return 50_000_000;
    }

    @Override
    public void run(VirtaSession session, Path data, Path scratch, long records, Report report) {
        session.sql("CREATE TABLE numbers USING numbers OPTIONS (rows " + records + ")");
        session.sql("CREATE TABLE tally USING tally OPTIONS (key 'k', value 'amount')");
        String query = """
                CREATE STREAMING QUERY generated OPTIONS (trigger 'availableNow', checkpointLocation '%s') AS
                INSERT INTO tally
                SELECT value %% 1000 AS k, window.start AS start, count(*) AS amount, avg(value) AS average
                FROM numbers WATERMARK time DELAY OF INTERVAL 0 SECONDS
                GROUP BY value %% 1000, window(time, '10 seconds')""".formatted(scratch.resolve("checkpoint"));
        report.start();
        session.sql(query);
        for (StreamingQuery running : session.streams().active()) {
            running.awaitTermination();
        }
        report.stop();
        report.output(Tally.rows(), Tally.sum(), Tally.firstRowMillis());
    }
}
