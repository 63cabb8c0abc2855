package io.virta.app.seeds;

import static io.virta.api.functions.avg;
import static io.virta.api.functions.count;
import static io.virta.api.functions.countDistinct;
import static io.virta.api.functions.max;
import static io.virta.api.functions.min;
import static io.virta.api.functions.sum;
import static org.assertj.core.api.Assertions.assertThat;

import io.virta.api.DataFrame;
import io.virta.api.VirtaSession;
import io.virta.api.streaming.Trigger;
import io.virta.row.Row;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Running aggregates, of all rows and by key. */
@Timeout(90)
class AggregationsTest {
    private static final VirtaSession spark = Runs.session();

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @Test
    void keepsStatisticsOfRooms() {
        DataFrame roomStats = BasicOperationsTest.sensors(Ticks.stream(spark, 5, 1, 4))
                .groupBy("room_name")
                .agg(
                        count("*").alias("num_readings"),
                        avg("temperature").alias("avg_temperature"),
                        max("temperature").alias("max_temperature"),
                        min("temperature").alias("min_temperature"),
                        avg("humidity").alias("avg_humidity"));
        // Room_0 reads at 0, 5, 10 and 15.
        assertThat(Runs.output(roomStats, "complete"))
                .hasSize(5)
                .contains(Row.of("Room_0", 4L, (20.0 + 25.2 + 20.1 + 25.0) / 4, 25.2, 20.0, 57.5));
    }

    @Test
    void queriesTheTableOfAMemorySink() {
        DataFrame memoryStream = BasicOperationsTest.sensors(Ticks.stream(spark, 5, 1, 2))
                .groupBy("room_name")
                .agg(count("*").alias("total_readings"), avg("humidity").alias("avg_humidity"));
        memoryStream
                .writeStream()
                .outputMode("complete")
                .format("memory")
                .queryName("room_stats_table")
                .trigger(Trigger.AvailableNow())
                .start()
                .awaitTermination();
        DataFrame table = spark.sql("SELECT * FROM room_stats_table ORDER BY room_name");
        table.show(false);
        assertThat(table.collectAsList()).hasSize(5).startsWith(Row.of("Room_0", 2L, 52.5), Row.of("Room_1", 2L, 53.5));
    }

    @Test
    void totalsByCategoryAndRegion() {
        DataFrame aggregated = Runs.stream(
                        spark,
                        "category STRING, region STRING, amount DOUBLE, user STRING",
                        Row.of("toys", "EU", 2.0, "u1"),
                        Row.of("toys", "EU", 4.0, "u1"),
                        Row.of("toys", "US", 1.0, "u2"))
                .groupBy("category", "region")
                .agg(
                        count("*").alias("total_events"),
                        sum("amount").alias("total_revenue"),
                        avg("amount").alias("avg_transaction"),
                        countDistinct("user").alias("users"));
        assertThat(Runs.output(aggregated, "update"))
                .containsExactlyInAnyOrder(
                        Row.of("toys", "EU", 2L, 6.0, 3.0, 1L), Row.of("toys", "US", 1L, 1.0, 1.0, 1L));
    }

    @Test
    void aWatermarkBesideAKeyLeavesTheCountsRunning() {
        Instant noon = Instant.parse("2024-03-01T12:00:00Z");
        DataFrame counts = Runs.stream(
                        spark, "user_id STRING, event_time TIMESTAMP", Row.of("u1", noon), Row.of("u1", noon))
                .withWatermark("event_time", "1 hour")
                .groupBy("user_id")
                .agg(count("*").alias("total_events"));
        assertThat(Runs.output(counts, "update")).containsExactly(Row.of("u1", 2L));
    }
}
