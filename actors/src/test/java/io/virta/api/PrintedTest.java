package io.virta.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.row.Row;
import io.virta.sql.SqlParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What a DataFrame prints to standard output. */
@Isolated
class PrintedTest {
    private final VirtaSession session = Sessions.atNow();
    private final DataFrame frame = session.createDataFrame(
            List.of(
                    Row.of(Instant.parse("2024-03-01T10:00:00.25Z"), "a"),
                    Row.of(null, "a long text of 28 characters")),
            SqlParser.parseSchema("ts TIMESTAMP, word STRING NOT NULL"));

    @AfterEach
    void stop() {
        session.stop();
    }

    private static String printed(Runnable action) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            action.run();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void rowsPrintAsATable() {
        assertThat(printed(frame::show)).isEqualTo("""
                        +--------------------+--------------------+
                        |                  ts|                word|
                        +--------------------+--------------------+
                        |2024-03-01 10:00:...|                   a|
                        |                NULL|a long text of 28...|
                        +--------------------+--------------------+

                        """);
        assertThat(printed(() -> frame.show(1, false))).isEqualTo("""
                        +----------------------+----+
                        |ts                    |word|
                        +----------------------+----+
                        |2024-03-01 10:00:00.25|a   |
                        +----------------------+----+
                        only showing top 1 row

                        """);
    }

    @Test
    void schemasPrintAsATree() {
        assertThat(printed(frame::printSchema)).isEqualTo("""
                        root
                         |-- ts: timestamp (nullable = true)
                         |-- word: string (nullable = false)

                        """);
    }

    @Test
    void plansPrintFromLogicalToPhysical() {
        String plans = printed(() -> frame.filter("word = 'a'").explain(true));
        assertThat(plans)
                .containsSubsequence(
                        "== Analyzed Logical Plan ==", "Filter", "== Optimized Logical Plan ==", "== Physical Plan ==")
                .contains("#1")
                .doesNotContainPattern("#\\d{3}");
        assertThat(printed(frame::explain)).startsWith("== Physical Plan ==").doesNotContain("Logical");
    }
}
