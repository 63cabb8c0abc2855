package io.virta.app.seeds;

import static io.virta.api.functions.col;
import static io.virta.api.functions.count;
import static io.virta.api.functions.countDistinct;
import static io.virta.api.functions.expr;
import static io.virta.api.functions.from_json;
import static io.virta.api.functions.struct;
import static io.virta.api.functions.sum;
import static io.virta.api.functions.to_json;
import static io.virta.api.functions.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.virta.api.DataFrame;
import io.virta.api.VirtaSession;
import io.virta.api.streaming.Trigger;
import io.virta.row.Row;
import io.virta.types.DataTypes;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Records of a topic: JSON parsed out of their bytes, and made again for another topic. */
@Timeout(90)
class TopicsTest {
    private static final VirtaSession spark = Runs.session();
    private static final Instant NOON = Instant.parse("2024-03-01T12:00:00Z");

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @Test
    void hasTheColumnsOfATopic() {
        assertThat(new Topic(spark, "events").stream().schema().toDDL())
                .isEqualTo("key BINARY, value BINARY, topic STRING, partition INT, offset BIGINT, timestamp TIMESTAMP,"
                        + " timestampType INT");
    }

    @Test
    void parsesRecordsAndKeepsWhereTheyCameFrom() {
        StructType schema = new StructType(List.of(
                new StructField("event_id", DataTypes.StringType, true),
                new StructField("user_id", DataTypes.StringType, true),
                new StructField("event_time", DataTypes.TimestampType, true),
                new StructField("amount", DataTypes.DoubleType, true)));
        Instant start = Instant.now().minusSeconds(1);
        DataFrame df = new Topic(spark, "topic1")
                        .send(
                                "k1",
                                "{\"event_id\": \"e1\", \"user_id\": \"u1\", \"event_time\": \"2024-03-01T12:00:00Z\", \"amount\": 2.5}")
                        .send("k2", "not JSON")
                        .stream();
        DataFrame parsed = df.select(
                        col("key").cast("string").alias("kafka_key"),
                        from_json(col("value").cast("string"), schema).alias("data"),
                        col("timestamp").alias("kafka_timestamp"),
                        col("partition"),
                        col("offset"))
                .select("kafka_key", "data.*", "kafka_timestamp", "partition", "offset");
        List<Row> rows = Runs.output(parsed, "append");
        assertThat(rows).allSatisfy(row -> assertThat((Instant) row.get(5)).isBetween(start, Instant.now()));
        assertThat(rows.stream()
                        .map(row -> Row.of(
                                row.get(0), row.get(1), row.get(2), row.get(3), row.get(4), row.get(6), row.get(7))))
                .containsExactly(
                        Row.of("k1", "e1", "u1", NOON, 2.5, 0, 0L), Row.of("k2", null, null, null, null, 0, 1L));
    }

    @Test
    void parsesTheKeyUnderItsOwnName() {
        StructType schema = new StructType().add("id", DataTypes.StringType).add("value", DataTypes.IntegerType);
        DataFrame parsed = new Topic(spark, "topic1")
                .send("k1", "{\"id\": \"a\", \"value\": 7, \"timestamp\": \"later\"}").stream()
                        .select(
                                col("key").cast("string"),
                                from_json(col("value").cast("string"), schema).as("data"))
                        .select("key", "data.*");
        assertThat(Runs.output(parsed, "append")).containsExactly(Row.of("k1", "a", 7));
    }

    @Test
    void makesOneJsonValueOfARow() {
        DataFrame df = Runs.stream(spark, "event_id STRING, amount DOUBLE", Row.of("e1", 2.5), Row.of("e2", null));
        String first = "{\"event_id\":\"e1\",\"amount\":2.5}";
        assertThat(written(df.select(to_json(struct("*")).alias("value")), "append"))
                .containsExactly(Row.of(null, first), Row.of(null, "{\"event_id\":\"e2\"}"));
        assertThat(written(df.selectExpr("event_id as key", "to_json(struct(*)) as value"), "append"))
                .containsExactly(Row.of("e1", first), Row.of("e2", "{\"event_id\":\"e2\"}"));
        assertThat(written(
                        df.select(
                                col("event_id").alias("key"),
                                to_json(struct("*")).alias("value")),
                        "append"))
                .hasSize(2);
    }

    @Test
    void makesKeysAndValuesOfCounts() {
        DataFrame counts = Runs.stream(spark, "word STRING", Row.of("to"), Row.of("be"), Row.of("to"))
                .groupBy("word")
                .count();
        assertThat(written(
                        counts.selectExpr("cast(word as string) as key", "cast(count as string) as value"), "update"))
                .containsExactlyInAnyOrder(Row.of("to", "2"), Row.of("be", "1"));
    }

    /** What a query has written to a topic, keys and values as text. */
    private static List<Row> written(DataFrame query, String outputMode) {
        Topic output = new Topic(spark, "output-topic");
        query.writeStream()
                .format("kafka")
                .option("kafka.bootstrap.servers", Topic.servers())
                .option("topic", output.name())
                .outputMode(outputMode)
                .trigger(Trigger.AvailableNow())
                .start()
                .awaitTermination();
        return output.records();
    }

    @Test
    void analysesEventsPerHourAndAction() {
        StructType schema = new StructType(List.of(
                new StructField("timestamp", DataTypes.TimestampType, true),
                new StructField("user_id", DataTypes.StringType, true),
                new StructField("product_id", DataTypes.StringType, true),
                new StructField("action", DataTypes.StringType, true),
                new StructField("price", DataTypes.DoubleType, true)));
        DataFrame rawEvents = new Topic(spark, "user-events")
                        .send("", event("12:05", "u1", "buy", 10))
                        .send("", event("12:10", "u1", "buy", 5))
                        .send("", event("12:20", "u2", "buy", 1))
                        .send("", event("15:00", "u3", "view", 0))
                        .stream();
        DataFrame events = rawEvents
                .select(from_json(col("value").cast("string"), schema).alias("data"))
                .select("data.*");
        DataFrame hourlyStats = events.withWatermark("timestamp", "10 minutes")
                .groupBy(window(col("timestamp"), "1 hour", "15 minutes"), col("action"))
                .agg(
                        count("*").alias("event_count"),
                        sum("price").alias("total_revenue"),
                        countDistinct("user_id").alias("unique_users"));
        DataFrame flat = hourlyStats.select(
                expr("date_format(window.start, 'HH:mm')"),
                col("action"),
                col("event_count"),
                col("total_revenue"),
                col("unique_users"));
        assertThat(Runs.output(flat, "append"))
                .containsExactlyInAnyOrder(
                        Row.of("11:15", "buy", 2L, 15.0, 1L),
                        Row.of("11:30", "buy", 3L, 16.0, 2L),
                        Row.of("11:45", "buy", 3L, 16.0, 2L),
                        Row.of("12:00", "buy", 3L, 16.0, 2L),
                        Row.of("12:15", "buy", 1L, 1.0, 1L));
    }

    private static String event(String time, String user, String action, double price) {
        return "{\"timestamp\": \"2024-03-01T" + time + ":00Z\", \"user_id\": \"" + user
                + "\", \"product_id\": \"p\", \"action\": \"" + action + "\", \"price\": " + price + "}";
    }
}
