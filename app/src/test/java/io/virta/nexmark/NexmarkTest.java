package io.virta.nexmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.virta.api.VirtaSession;
import io.virta.api.streaming.StreamingQuery;
import io.virta.row.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample scripts of Nexmark as streaming queries: their final result is that of the batch run over the same rows. */
@Timeout(60)
class NexmarkTest {
    private static final Path SCRIPTS =
            Path.of("..", "config", "samples", "nexmark").toAbsolutePath().normalize();
    private static final int EVENTS = 1000;
    private static final int EPOCHS = 5;
    private static final Pattern DEFINITION = Pattern.compile("CREATE (TABLE|TEMPORARY VIEW) (\\w+)[^;]*(?=;)");
    private static final Pattern QUERY = Pattern.compile(
            "CREATE STREAMING QUERY \\w+ OPTIONS \\(outputMode '(\\w+)', trigger 'availableNow'\\) AS\\s+INSERT INTO screen\\s+(.*);",
            Pattern.DOTALL);

    private static final Set<String> DEFINED = new HashSet<>();

    private static VirtaSession streaming;
    private static VirtaSession batch;

    @BeforeAll
    static void start() {
        DEFINED.clear();
        streaming = session();
        batch = session();
    }

    private static VirtaSession session() {
        return VirtaSession.builder()
                .config(ConfigFactory.empty())
                .config("virta.session.time-zone", "UTC")
                .create();
    }

    @AfterAll
    static void stop() {
        streaming.stop();
        batch.stop();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22})
    void finalResultIsThatOfTheBatchRun(int number) throws IOException {
        List<Row> expected = run(number);
        assertThat(expected).isNotEmpty();
        assertThat(streaming.table("q" + number).collectAsList()).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** Its windows are of processing time, which no two runs share. */
    @Test
    void windowsOfProcessingTimeAddUpToAllBids() throws IOException {
        run(12);
        assertThat(streaming
                        .sql("SELECT bidder, sum(bids) FROM q12 GROUP BY bidder")
                        .collectAsList())
                .containsExactlyInAnyOrderElementsOf(batch.sql("SELECT bidder, count(*) FROM bid GROUP BY bidder")
                        .collectAsList());
    }

    /** Runs a script over fewer events, its result in a table of its name; returns what its query yields over them at once. */
    private static List<Row> run(int number) throws IOException {
        String script = Files.readString(SCRIPTS.resolve("q" + number + ".sql"))
                .replaceAll(
                        "events \\d+, maxEventsPerTrigger \\d+",
                        "events " + EVENTS + ", maxEventsPerTrigger " + EVENTS / EPOCHS);
        define(script);
        Matcher query = QUERY.matcher(script);
        assertThat(query.find()).isTrue();
        StreamingQuery running = streaming
                .sql(query.group(2))
                .writeStream()
                .format("memory")
                .queryName("q" + number)
                .outputMode(query.group(1))
                .start();
        running.processAllAvailable();
        assertThat(running.lastProgress().batchId()).isEqualTo(EPOCHS - 1);
        running.stop();
        return batch.sql(query.group(2).replace("STREAM ", "")).collectAsList();
    }

    private static void define(String script) {
        Matcher definitions = DEFINITION.matcher(script);
        while (definitions.find()) {
            if (!definitions.group(2).equals("screen") && DEFINED.add(definitions.group(2))) {
                streaming.sql(definitions.group());
                batch.sql(definitions.group());
            }
        }
    }
}
