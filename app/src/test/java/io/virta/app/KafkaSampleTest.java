package io.virta.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.api.VirtaSession;
import io.virta.row.Row;
import io.virta.sql.SqlParser;
import io.virta.testbroker.TestBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The sample script that reads and writes topics, over a real broker. */
@Timeout(300)
class KafkaSampleTest {
    private static final Path SAMPLE = Path.of("..", "config", "samples", "kafka-page-views.sql");

    @TempDir
    private Path directory;

    @Test
    void countsClicksOfATopicIntoAnother() throws IOException {
        TestBroker broker = TestBroker.shared();
        broker.createTopic("clicks", 2);
        broker.createTopic("page-views", 1);
        try (VirtaSession session = VirtaSession.builder().create()) {
            send(session, click("12:00:01", "/home"), click("12:00:02", "/home"), click("12:00:03", "/about"));
            run();
            // These close the first window; one is late.
            send(session, click("12:00:30", "/home"), click("12:00:31", "/home"));
            run();
            assertThat(session.read()
                            .format("kafka")
                            .option("kafka.bootstrap.servers", broker.bootstrapServers())
                            .option("kafka.isolation.level", "read_committed")
                            .option("subscribe", "page-views")
                            .load()
                            .selectExpr("CAST(key AS STRING)", "CAST(value AS STRING)")
                            .collectAsList())
                    .containsExactlyInAnyOrder(
                            Row.of("/home", "{\"start\":\"2024-03-01T12:00:00.000Z\",\"page\":\"/home\",\"views\":2}"),
                            Row.of(
                                    "/about",
                                    "{\"start\":\"2024-03-01T12:00:00.000Z\",\"page\":\"/about\",\"views\":1}"));
        }
    }

    private static Row click(String time, String page) {
        return Row.of("{\"event_time\":\"2024-03-01T" + time + "Z\",\"user_id\":7,\"page\":\"" + page + "\"}");
    }

    private static void send(VirtaSession session, Row... clicks) {
        session.createDataFrame(List.of(clicks), SqlParser.parseSchema("value STRING"))
                .write()
                .format("kafka")
                .option("kafka.bootstrap.servers", TestBroker.shared().bootstrapServers())
                .option("topic", "clicks")
                .mode("append")
                .save();
    }

    /** Runs the script over what is there now. */
    private void run() throws IOException {
        String text = Files.readString(SAMPLE)
                .replace("localhost:9092", TestBroker.shared().bootstrapServers())
                .replace("processingTime 1 second", "availableNow")
                .replace("/tmp/virta-samples", directory.toString());
        Path script =
                Files.writeString(directory.resolve("script.sql"), "SET spark.sql.session.timeZone = UTC;\n" + text);
        CommandRun run = CommandRun.of("run", script.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
    }
}
