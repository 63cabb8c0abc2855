package io.virta.app.seeds;

import static io.virta.api.functions.avg;
import static io.virta.api.functions.col;
import static io.virta.api.functions.count;
import static io.virta.api.functions.countDistinct;
import static io.virta.api.functions.to_timestamp;
import static io.virta.api.functions.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.virta.api.DataFrame;
import io.virta.api.DataStreamWriter;
import io.virta.api.VirtaSession;
import io.virta.api.streaming.StreamingQuery;
import io.virta.api.streaming.Trigger;
import io.virta.row.Row;
import io.virta.sql.SqlParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Queries that read what others write, and several queries over one stream. */
@Timeout(90)
class PipelinesTest {
    private static final VirtaSession spark = Runs.session();

    @TempDir
    private Path directory;

    @BeforeEach
    void useWarehouse() {
        spark.conf()
                .set("spark.sql.warehouse.dir", directory.resolve("warehouse").toString());
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private DataStreamWriter once(DataFrame frame, String checkpoint) {
        return frame.writeStream()
                .option(
                        "checkpointLocation",
                        directory.resolve("checkpoints/" + checkpoint).toString())
                .trigger(Trigger.AvailableNow());
    }

    @Test
    void clicksFromBronzeOverSilverToGold() throws IOException {
        Path raw = Files.createDirectory(directory.resolve("clickstream"));
        Files.writeString(raw.resolve("clicks.json"), """
                {"event_type": "view", "timestamp": "2024-03-01 12:01:00", "user_id": "u1", "page_category": "home", "time_on_page": 10}
                {"event_type": "view", "timestamp": "2024-03-01 12:02:00", "user_id": "u1", "page_category": "home", "time_on_page": 20}
                {"event_type": null, "timestamp": "2024-03-01 12:02:00", "user_id": "u1", "page_category": "home", "time_on_page": 99}
                {"event_type": "view", "timestamp": "2024-03-01 12:03:00", "user_id": "u2", "page_category": "home", "time_on_page": 30}
                """);
        DataFrame userDim = spark.createDataFrame(
                List.of(Row.of("u1", "new"), Row.of("u2", "new")),
                SqlParser.parseSchema("user_id STRING, user_segment STRING"));

        DataFrame bronze =
                spark.readStream().format("json").option("inferSchema", "true").load(raw.toString());
        once(bronze, "bronze").table("clickstream_bronze").awaitTermination();

        DataFrame silver = spark.readStream()
                .table("clickstream_bronze")
                .filter(col("event_type").isNotNull())
                .withColumn("parsed_timestamp", to_timestamp(col("timestamp")))
                .join(userDim, "user_id");
        once(silver, "silver").outputMode("append").table("clickstream_silver").awaitTermination();

        DataFrame gold = spark.readStream()
                .table("clickstream_silver")
                .withWatermark("parsed_timestamp", "30 minutes")
                .groupBy(window(col("parsed_timestamp"), "5 minutes"), col("page_category"), col("user_segment"))
                .agg(
                        count("*").alias("page_views"),
                        countDistinct("user_id").alias("unique_users"),
                        avg("time_on_page").alias("avg_time_on_page"));
        once(gold, "gold")
                .outputMode("complete")
                .format("memory")
                .queryName("clickstream_metrics")
                .start()
                .awaitTermination();
        assertThat(spark.sql("SELECT window.start, page_category, user_segment, page_views, unique_users,"
                                + " avg_time_on_page FROM clickstream_metrics")
                        .collectAsList())
                .containsExactly(Row.of(Instant.parse("2024-03-01T12:00:00Z"), "home", "new", 3L, 2L, 20.0));
    }

    @Test
    void oneSourceFeedsTwoTables() {
        DataFrame source = Runs.stream(spark, "type STRING, n INT", Row.of("A", 1), Row.of("B", 2), Row.of("A", 3))
                .cache();
        StreamingQuery query1 =
                once(source.filter(col("type").equalTo("A")), "a").table("table_a");
        StreamingQuery query2 =
                once(source.filter(col("type").equalTo("B")), "b").table("table_b");
        query1.awaitTermination();
        query2.awaitTermination();
        assertThat(spark.table("table_a").select("n").collectAsList()).containsExactlyInAnyOrder(Row.of(1), Row.of(3));
        assertThat(spark.table("table_b").select("n").collectAsList()).containsExactly(Row.of(2));
    }
}
