package io.virta.app.seeds;

import static io.virta.api.functions.col;
import static io.virta.api.functions.explode;
import static io.virta.api.functions.split;
import static org.assertj.core.api.Assertions.assertThat;

import io.virta.api.DataFrame;
import io.virta.api.DataStreamWriter;
import io.virta.api.VirtaSession;
import io.virta.api.streaming.StreamingQuery;
import io.virta.api.streaming.Trigger;
import io.virta.row.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The first program of all: words that arrive on a socket, counted. */
@Timeout(90)
class WordCountTest {
    private static final VirtaSession spark = Runs.session();

    @TempDir
    private Path directory;

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @Test
    void countsTheWordsOfASocket() throws IOException {
        try (ServerSocket server = server()) {
            DataFrame lines = spark.readStream()
                    .format("socket")
                    .option("host", "localhost")
                    .option("port", server.getLocalPort())
                    .load();
            DataFrame words =
                    lines.select(explode(split(lines.col("value"), " ")).alias("word"));
            DataFrame wordCounts = words.groupBy("word").count();
            StreamingQuery query = wordCounts
                    .writeStream()
                    .outputMode("complete")
                    .format("memory")
                    .queryName("word_counts")
                    .start();
            send(server, query, "to be or\nnot to be\n", () -> counted("word_counts") == 6);
        }
        assertThat(spark.sql("SELECT * FROM word_counts ORDER BY word").collectAsList())
                .containsExactly(Row.of("be", 2L), Row.of("not", 1L), Row.of("or", 1L), Row.of("to", 2L));
    }

    @Test
    void definesAQueryInFiveSteps() throws IOException {
        List<Row> printed = new CopyOnWriteArrayList<>();
        try (ServerSocket server = server()) {
            // 1. the source
            DataFrame lines = spark.readStream()
                    .format("socket")
                    .option("host", "localhost")
                    .option("port", server.getLocalPort())
                    .load();
            // 2. the transformation: split alone makes one array a line, and arrays group
            DataFrame words = lines.select(split(col("value"), "\\s").alias("word"));
            DataFrame counts = words.groupBy("word").count();
            // 3. the sink and the output mode
            DataStreamWriter writer = counts.writeStream()
                    .foreachBatch((batch, id) -> printed.addAll(batch.collectAsList()))
                    .outputMode("complete");
            // 4. the details of processing
            DataStreamWriter writer2 = writer.trigger(Trigger.ProcessingTime("10 milliseconds"))
                    .option("checkpointLocation", directory.toString());
            // 5. the start
            StreamingQuery streamingQuery = writer2.start();
            Row twice = Row.of(List.of("to", "be"), 2L);
            send(server, streamingQuery, "to be\nto be\n", () -> printed.contains(twice));
        }
        assertThat(printed.get(printed.size() - 1)).isEqualTo(Row.of(List.of("to", "be"), 2L));
    }

    private static ServerSocket server() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private interface Condition {
        boolean holds();
    }

    private static void send(ServerSocket server, StreamingQuery query, String text, Condition until)
            throws IOException {
        try (Socket connection = server.accept();
                OutputStream out = connection.getOutputStream()) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
            while (!until.holds()) {
                query.processAllAvailable();
                query.awaitTermination(5);
            }
            query.stop();
        }
    }

    private static long counted(String table) {
        Row sum = spark.sql("SELECT coalesce(sum(count), 0L) FROM " + table).first();
        return sum.getLong(0);
    }
}
