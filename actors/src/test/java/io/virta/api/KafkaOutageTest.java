package io.virta.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.api.streaming.StreamingQuery;
import io.virta.row.Row;
import io.virta.sql.SqlParser;
import io.virta.testbroker.TestBroker;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A broker that is gone for a while: queries wait for it, start again, and lose and repeat nothing. */
@Timeout(300)
class KafkaOutageTest {
    @TempDir
    Path directory;

    @Test
    void aQueryGoesOnWhenTheBrokerIsBack() throws Exception {
        try (TestBroker broker = TestBroker.start();
                VirtaSession session = Sessions.utc()) {
            broker.createTopic("in", 2);
            broker.createTopic("out", 1);
            StreamingQuery query = session.readStream()
                    .format("kafka")
                    .option("kafka.bootstrap.servers", broker.bootstrapServers())
                    .option("kafka.default.api.timeout.ms", "2000")
                    .option("kafka.request.timeout.ms", "1000")
                    .option("kafkaConsumer.pollTimeoutMs", "2000")
                    .option("subscribe", "in")
                    .option("startingOffsets", "earliest")
                    .load()
                    .select("key", "value")
                    .writeStream()
                    .format("kafka")
                    .option("kafka.bootstrap.servers", broker.bootstrapServers())
                    .option("topic", "out")
                    .option("checkpointLocation", directory.toString())
                    .start();
            send(session, broker, "before");
            awaitOutput(session, broker, query, List.of("before"));
            broker.kill();
            awaitRestart(query);
            broker.resume();
            send(session, broker, "after");
            awaitOutput(session, broker, query, List.of("before", "after"));
            query.stop();
            assertThat(output(session, broker)).containsExactly("before", "after");
        }
    }

    private static void send(VirtaSession session, TestBroker broker, String value) {
        session.createDataFrame(List.of(Row.of(value)), SqlParser.parseSchema("value STRING"))
                .write()
                .format("kafka")
                .option("kafka.bootstrap.servers", broker.bootstrapServers())
                .option("topic", "in")
                .mode("append")
                .save();
    }

    private static List<String> output(VirtaSession session, TestBroker broker) {
        return session
                .read()
                .format("kafka")
                .option("kafka.bootstrap.servers", broker.bootstrapServers())
                .option("kafka.isolation.level", "read_committed")
                .option("subscribe", "out")
                .load()
                .selectExpr("CAST(value AS STRING)")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private static void awaitOutput(
            VirtaSession session, TestBroker broker, StreamingQuery query, List<String> expected) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!output(session, broker).equals(expected)) {
            assertThat(query.exception()).isEmpty();
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }

    /** Waits until the query has noticed. */
    private static void awaitRestart(StreamingQuery query) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!query.status().message().contains("Kafka")) {
            assertThat(query.exception()).isEmpty();
            assertThat(System.nanoTime()).isLessThan(deadline);
            query.awaitTermination(100);
        }
    }
}
