package io.virta.api;

import static io.virta.api.functions.avg;
import static io.virta.api.functions.col;
import static io.virta.api.functions.count;
import static io.virta.api.functions.explode;
import static io.virta.api.functions.expr;
import static io.virta.api.functions.from_json;
import static io.virta.api.functions.lit;
import static io.virta.api.functions.max;
import static io.virta.api.functions.min;
import static io.virta.api.functions.split;
import static io.virta.api.functions.sum;
import static io.virta.api.functions.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.virta.api.streaming.StreamingQuery;
import io.virta.api.streaming.StreamingQueryProgress;
import io.virta.api.streaming.Trigger;
import io.virta.connector.memory.MemoryStream;
import io.virta.row.Row;
import io.virta.sql.SqlParser;
import io.virta.types.DataTypes;
import io.virta.types.StructType;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs as users of Structured Streaming write them, in Java. */
@Timeout(90)
class SeedSnippetsTest {
    private final VirtaSession spark = Sessions.utc();

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        spark.stop();
    }

    private DataFrame sensors() {
        DataFrame rates = spark.readStream()
                .format("rate-micro-batch")
                .option("rowsPerBatch", 100)
                .option("startTimestamp", Instant.parse("2024-03-01T10:00:00Z").toEpochMilli())
                .option("advanceMillisPerBatch", 10_000)
                .load();
        return rates.select(
                        col("timestamp"),
                        col("value").mod(5).cast("string").alias("room_id"),
                        lit(20).plus(col("value").mod(10))
                                .plus(col("value").mod(3).divide(10.0))
                                .alias("temperature"),
                        lit(50).plus(col("value").mod(20)).alias("humidity"))
                .withColumn("room_name", expr("concat('Room_', room_id)"))
                .select("timestamp", "room_name", "temperature", "humidity");
    }

    private static void await(StreamingQuery query, long epochs) {
        StreamingQueryProgress last = query.lastProgress();
        while (last == null || last.batchId() < epochs) {
            assertThat(query.exception()).isEmpty();
            query.awaitTermination(5);
            last = query.lastProgress();
        }
        query.stop();
    }

    @Test
    void countsWordsFromASocket() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
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
            try (Socket connection = server.accept();
                    OutputStream out = connection.getOutputStream()) {
                out.write("to be or\nnot to be\n".getBytes(StandardCharsets.UTF_8));
                out.flush();
                while (spark.sql("SELECT sum(count) FROM word_counts").first().isNullAt(0)
                        || spark.sql("SELECT sum(count) FROM word_counts")
                                        .first()
                                        .getLong(0)
                                < 6) {
                    query.processAllAvailable();
                }
                query.stop();
            }
        }
        assertThat(spark.sql("SELECT * FROM word_counts ORDER BY word").collectAsList())
                .containsExactly(Row.of("be", 2L), Row.of("not", 1L), Row.of("or", 1L), Row.of("to", 2L));
    }

    @Test
    void countsAllEventsInCompleteMode() {
        StreamingQuery query = sensors()
                .groupBy()
                .count()
                .writeStream()
                .outputMode("complete")
                .format("memory")
                .queryName("all_events")
                .start();
        await(query, 2);
        assertThat(spark.table("all_events").first().getLong(0)).isGreaterThanOrEqualTo(300);
    }

    @Test
    void keepsStatisticsOfRooms() {
        DataFrame stats = sensors()
                .groupBy("room_name")
                .agg(
                        count("*").alias("num_readings"),
                        avg("temperature").alias("avg_temperature"),
                        max("temperature").alias("max_temperature"),
                        min("temperature").alias("min_temperature"),
                        functions.approx_count_distinct("humidity").alias("humidities"));
        StreamingQuery query = stats.writeStream()
                .outputMode("complete")
                .format("memory")
                .queryName("room_stats")
                .trigger(Trigger.ProcessingTime("10 milliseconds"))
                .start();
        await(query, 1);
        List<Row> rooms =
                spark.sql("SELECT * FROM room_stats ORDER BY room_name").collectAsList();
        assertThat(rooms).hasSize(5);
        assertThat(rooms.get(0).getString(0)).isEqualTo("Room_0");
        assertThat(rooms.get(0).getLong(5)).isEqualTo(4);
    }

    @Test
    void closesWindowsBehindTheWatermark() {
        DataFrame windows = sensors()
                .withWatermark("timestamp", "10 seconds")
                .groupBy(window(col("timestamp"), "10 seconds"), col("room_name"))
                .agg(count("*").alias("count"), avg("temperature").alias("avg_temp"))
                .select(
                        col("room_name"),
                        col("window.start").alias("start"),
                        col("window.end").alias("end"),
                        col("count"));
        StreamingQuery query = windows.writeStream()
                .outputMode("append")
                .format("memory")
                .queryName("windows")
                .start();
        await(query, 6);
        assertThat(query.lastProgress().eventTime()).containsKey("watermark");
        Instant first = Instant.parse("2024-03-01T10:00:00Z");
        assertThat(spark.sql("SELECT * FROM windows ORDER BY start, room_name LIMIT 2")
                        .collectAsList())
                .containsExactly(
                        Row.of("Room_0", first, first.plusSeconds(10), 20L),
                        Row.of("Room_1", first, first.plusSeconds(10), 20L));
    }

    @Test
    void parsesJsonAndJoinsStaticRows() {
        StructType schema = new StructType()
                .add("user_id", DataTypes.StringType)
                .add("action", DataTypes.StringType)
                .add("price", DataTypes.DoubleType);
        MemoryStream topic = new MemoryStream("topic", SqlParser.parseSchema("value BINARY"));
        topic.add(
                Row.of("{\"user_id\": \"u1\", \"action\": \"buy\", \"price\": 2.5}".getBytes(StandardCharsets.UTF_8)),
                Row.of("{\"user_id\": \"u2\", \"action\": \"view\"}".getBytes(StandardCharsets.UTF_8)));
        DataFrame users = spark.createDataFrame(
                List.of(Row.of("u1", "Ada")), SqlParser.parseSchema("user_id STRING, name STRING"));
        DataFrame events = spark.fromTable(topic)
                .select(from_json(col("value").cast("string"), schema).alias("data"))
                .select("data.*");
        StreamingQuery query = events.join(users, "user_id", "left")
                .writeStream()
                .format("memory")
                .queryName("enriched")
                .trigger(Trigger.AvailableNow())
                .start();
        query.awaitTermination();
        assertThat(spark.table("enriched").collectAsList())
                .containsExactlyInAnyOrder(Row.of("u1", "buy", 2.5, "Ada"), Row.of("u2", "view", null, null));
    }

    @Test
    void joinsImpressionsAndClicks() {
        MemoryStream impressions =
                new MemoryStream("impressions", SqlParser.parseSchema("impression_id INT, imp_time TIMESTAMP"));
        MemoryStream clicks =
                new MemoryStream("clicks", SqlParser.parseSchema("click_impression_id INT, click_time TIMESTAMP"));
        Instant noon = Instant.parse("2024-03-01T12:00:00Z");
        impressions.add(Row.of(1, noon), Row.of(2, noon));
        clicks.add(Row.of(1, noon.plusSeconds(60)), Row.of(2, noon.plusSeconds(7200)));
        DataFrame result = spark.fromTable(impressions)
                .withWatermark("imp_time", "2 hours")
                .join(spark.fromTable(clicks).withWatermark("click_time", "3 hours"), expr("""
                                impression_id = click_impression_id AND
                                click_time >= imp_time AND
                                click_time <= imp_time + interval 1 hour
                                """));
        StreamingQuery query = result.writeStream()
                .format("memory")
                .queryName("matched")
                .trigger(Trigger.AvailableNow())
                .start();
        query.awaitTermination();
        assertThat(spark.table("matched").select("impression_id").collectAsList())
                .containsExactly(Row.of(1));
    }

    @Test
    void dropsDuplicates() {
        MemoryStream events = new MemoryStream("events", SqlParser.parseSchema("event_id INT, ts TIMESTAMP"));
        Instant noon = Instant.parse("2024-03-01T12:00:00Z");
        events.add(Row.of(1, noon), Row.of(1, noon), Row.of(2, noon));
        StreamingQuery query = spark.fromTable(events)
                .withWatermark("ts", "2 hours")
                .dropDuplicates("event_id", "ts")
                .writeStream()
                .format("memory")
                .queryName("unique_events")
                .trigger(Trigger.Once())
                .start();
        query.awaitTermination();
        assertThat(spark.table("unique_events").count()).isEqualTo(2);
    }

    @Test
    void copiesFilesIntoPartitionedFiles() throws IOException {
        Path input = Files.createDirectory(directory.resolve("in"));
        Files.writeString(input.resolve("a.json"), "{\"key\": 1, \"value\": 10}\n{\"key\": 2, \"value\": 20}\n");
        DataFrame events =
                spark.readStream().format("json").schema("key INT, value INT").load(input.toString());
        StreamingQuery query = events.writeStream()
                .format("json")
                .option("path", directory.resolve("out").toString())
                .option("checkpointLocation", directory.resolve("checkpoint").toString())
                .partitionBy("key")
                .trigger(Trigger.AvailableNow())
                .start();
        query.awaitTermination();
        assertThat(directory.resolve("out/key=1")).isDirectory();
        assertThat(spark.read()
                        .schema("value INT, key INT")
                        .json(directory.resolve("out").toString())
                        .orderBy("key")
                        .collectAsList())
                .containsExactly(Row.of(10, 1), Row.of(20, 2));
    }

    @Test
    void writesEachBatchByHand() {
        spark.conf()
                .set("virta.tables.warehouse", directory.resolve("warehouse").toString());
        MemoryStream events = new MemoryStream("events", SqlParser.parseSchema("word STRING"));
        events.add(Row.of("a"), Row.of("b"), Row.of("a"));
        StreamingQuery query = spark.fromTable(events)
                .groupBy("word")
                .count()
                .writeStream()
                .foreachBatch((batch, batchId) -> batch.write().mode("append").saveAsTable("counts"))
                .outputMode("update")
                .trigger(Trigger.AvailableNow())
                .start();
        query.awaitTermination();
        assertThat(spark.table("counts")
                        .groupBy("word")
                        .agg(sum("count"))
                        .orderBy("word")
                        .collectAsList())
                .containsExactly(Row.of("a", 2L), Row.of("b", 1L));
    }
}
