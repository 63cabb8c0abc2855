package io.virta.app.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.api.DataFrame;
import io.virta.api.VirtaSession;
import io.virta.connector.memory.MemoryStream;
import io.virta.row.Row;
import io.virta.sql.SqlParser;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each event once, though it came twice. */
@Timeout(90)
class DeduplicationTest {
    private static final VirtaSession spark = Runs.session();
    private static final Instant NOON = Instant.parse("2024-03-01T12:00:00Z");
    private static final Row FIRST = Row.of("u1", "t1", NOON);

    private final MemoryStream events = new MemoryStream(
            "events", SqlParser.parseSchema("user_id STRING, transaction_id STRING, timestamp TIMESTAMP"));

    @BeforeEach
    void add() {
        events.add(FIRST, FIRST, Row.of("u1", "t2", NOON));
        events.add(Row.of("u1", "t1", NOON.plusSeconds(60)), FIRST);
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private DataFrame watermarked() {
        return spark.fromTable(events).withWatermark("timestamp", "1 hour");
    }

    @Test
    void byKeys() {
        List<Row> once = List.of(FIRST, Row.of("u1", "t2", NOON));
        String[] keys = {"user_id", "transaction_id"};
        assertThat(Runs.output(watermarked().dropDuplicates(keys), "append")).containsExactlyInAnyOrderElementsOf(once);
        assertThat(Runs.output(spark.fromTable(events).dropDuplicates(keys), "append"))
                .containsExactlyInAnyOrderElementsOf(once);
    }

    @Test
    void byKeysWithinTheWatermark() {
        assertThat(Runs.output(watermarked().dropDuplicatesWithinWatermark("user_id", "transaction_id"), "append"))
                .containsExactlyInAnyOrder(FIRST, Row.of("u1", "t2", NOON));
    }

    @Test
    void byKeysAndTime() {
        assertThat(Runs.output(watermarked().dropDuplicates("user_id", "transaction_id", "timestamp"), "append"))
                .containsExactlyInAnyOrder(FIRST, Row.of("u1", "t2", NOON), Row.of("u1", "t1", NOON.plusSeconds(60)));
        assertThat(Runs.output(watermarked().dropDuplicates(List.of("user_id")), "append"))
                .containsExactly(FIRST);
    }
}
