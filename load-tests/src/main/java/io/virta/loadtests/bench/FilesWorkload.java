package io.virta.loadtests.bench;

import io.virta.api.VirtaSession;
import io.virta.api.streaming.StreamingQuery;
import io.virta.row.Row;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bids in 20 JSON files: count and average price per auction % 1000 and window of 10 seconds, into JSON files. */
final class FilesWorkload implements Bench.Workload {
    @Override
    public long defaultRecords() {
        return 5_000_000;
    }

    @Override
    public void prepare(Path data, long records) throws Exception {
        BidFiles.write(directory(data, records), records);
    }

    private static Path directory(Path data, long records) {
        return data.resolve("bids-" + records);
    }

    @Override
    public void run(VirtaSession session, Path data, Path scratch, long records, Report report) throws Exception {
        Path output = Files.createDirectories(scratch.resolve("output"));
        session.sql("""
                CREATE TABLE bids (auction BIGINT, bidder BIGINT, price BIGINT, channel STRING, url STRING, date_time TIMESTAMP,
                  extra STRING) USING json OPTIONS (path '%s')""".formatted(directory(data, records)));
        session.sql("CREATE TABLE averages USING json OPTIONS (path '%s')".formatted(output));
        String query = """
                CREATE STREAMING QUERY files OPTIONS (trigger 'availableNow', checkpointLocation '%s') AS
                INSERT INTO averages
                SELECT auction %% 1000 AS k, window.start AS start, count(*) AS amount, avg(price) AS average
                FROM STREAM bids WATERMARK date_time DELAY OF INTERVAL 5 SECONDS
                GROUP BY auction %% 1000, window(date_time, '10 seconds')""".formatted(scratch.resolve("checkpoint"));
        report.start();
        session.sql(query);
        for (StreamingQuery running : session.streams().active()) {
            running.awaitTermination();
        }
        report.stop();
        Row totals = session.read()
                .schema("k BIGINT, amount BIGINT")
                .json(output.toString())
                .where("k >= 0")
                .selectExpr("count(*)", "sum(amount)")
                .first();
        report.output(totals.getLong(0), totals.getLong(1), 0);
    }
}
