package io.virta.app.command;

import io.virta.api.SqlResult;
import io.virta.api.VirtaSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** Runs a small pipeline over files once, so that the class-data archive made of this run has the classes that others need. */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
        Path directory = Files.createTempDirectory("virta-warm-up");
        try (VirtaSession session = VirtaSession.builder().appName("warm-up").create()) {
            Files.writeString(
                    Files.createDirectory(directory.resolve("in")).resolve("rows.json"),
                    "{\"ts\":\"2024-01-01T00:00:00Z\",\"k\":\"a\",\"v\":1}\n{\"ts\":\"2024-01-01T00:02:00Z\",\"k\":\"b\",\"v\":2}\n");
            for (var statement : io.virta.sql.SqlParser.parseScript(script(directory))) {
                SqlResult result = session.execute(statement);
                if (result.query() != null) {
                    result.query().awaitTermination();
                }
            }
        } finally {
            delete(directory);
        }
        return 0;
    }

    private static String script(Path directory) {
        return """
                CREATE TABLE rows (ts TIMESTAMP, k STRING, v BIGINT) USING json OPTIONS (path '%1$s/in');
                CREATE TABLE out USING json OPTIONS (path '%1$s/out');
                CREATE STREAMING QUERY q OPTIONS (trigger 'availableNow', checkpointLocation '%1$s/checkpoint') AS
                INSERT INTO out
                SELECT window.start AS start, k, count(*) AS n, sum(v) AS total, avg(v) AS mean
                FROM STREAM rows WATERMARK ts DELAY OF INTERVAL 10 SECONDS
                WHERE v > 0
                GROUP BY window(ts, '1 minute'), k;
                """.formatted(directory);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
