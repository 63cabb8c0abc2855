package io.virta.app.seeds;

import static io.virta.api.functions.avg;
import static io.virta.api.functions.col;
import static io.virta.api.functions.count;
import static io.virta.api.functions.date_format;
import static io.virta.api.functions.sum;
import static io.virta.api.functions.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.virta.api.Column;
import io.virta.api.DataFrame;
import io.virta.api.VirtaSession;
import io.virta.row.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tumbling and sliding windows of event time. */
@Timeout(90)
class WindowsTest {
    private static final VirtaSession spark = Runs.session();
    private static final Instant NOON = Instant.parse("2024-03-01T12:00:00Z");

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private static Instant at(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    private static Column time(String column) {
        return date_format(col(column), "HH:mm");
    }

    private static DataFrame words() {
        return Runs.stream(spark, "timestamp TIMESTAMP, word STRING", Row.of(at(7), "cat"), Row.of(at(9), "dog"));
    }

    private static DataFrame amounts() {
        return Runs.stream(
                spark,
                "event_time TIMESTAMP, user_id STRING, category STRING, amount DOUBLE",
                Row.of(at(1), "u1", "toys", 2.0),
                Row.of(at(4), "u1", "toys", 3.0),
                Row.of(at(40), "u2", "books", 7.0));
    }

    @Test
    void countsWordsInSlidingWindows() {
        DataFrame windowed = words().withWatermark("timestamp", "10 minutes")
                .groupBy(window(col("timestamp"), "10 minutes", "5 minutes"), col("word"))
                .count();
        assertThat(windowed.columns()).containsExactly("window", "word", "count");
        assertThat(Runs.output(windowed.select(time("window.start"), col("word"), col("count")), "update"))
                .containsExactlyInAnyOrder(
                        Row.of("12:00", "cat", 1L),
                        Row.of("12:05", "cat", 1L),
                        Row.of("12:00", "dog", 1L),
                        Row.of("12:05", "dog", 1L));
    }

    @Test
    void countsReadingsInTumblingWindowsWithoutAWatermark() {
        DataFrame tumbling = BasicOperationsTest.sensors(Ticks.stream(spark, 5, 10, 2))
                .groupBy(window(col("timestamp"), "10 seconds"))
                .count()
                .select(
                        col("window.start").alias("window_start"),
                        col("window.end").alias("window_end"),
                        col("count"));
        Instant second = Ticks.START.plusSeconds(10);
        assertThat(Runs.output(tumbling, "update"))
                .containsExactly(Row.of(Ticks.START, second, 50L), Row.of(second, Ticks.START.plusSeconds(20), 50L));
    }

    @Test
    void averagesReadingsInSlidingWindows() {
        DataFrame sliding = BasicOperationsTest.sensors(Ticks.stream(spark, 5, 20, 1))
                .groupBy(window(col("timestamp"), "20 seconds", "10 seconds"), col("room_name"))
                .agg(count("*").alias("num_readings"), avg("humidity").alias("avg_humidity"))
                .select(
                        col("room_name"),
                        col("window.start").alias("window_start"),
                        col("num_readings"),
                        col("avg_humidity"));
        assertThat(Runs.output(sliding, "update"))
                .hasSize(15)
                .contains(
                        Row.of("Room_0", Ticks.START.minusSeconds(10), 10L, 56.5),
                        Row.of("Room_0", Ticks.START, 20L, 57.5),
                        Row.of("Room_0", Ticks.START.plusSeconds(10), 10L, 58.5));
    }

    @Test
    void totalsCategoriesInTumblingAndSlidingWindows() {
        DataFrame watermarked = amounts().withWatermark("event_time", "10 minutes");
        DataFrame tumbling = watermarked
                .groupBy(window("event_time", "5 minutes"), col("category"))
                .agg(sum("amount").alias("total"));
        assertThat(Runs.output(tumbling.select(time("window.start"), col("category"), col("total")), "append"))
                .containsExactly(Row.of("12:00", "toys", 5.0));
        DataFrame sliding = watermarked
                .groupBy(window("event_time", "10 minutes", "2 minutes"), col("category"))
                .agg(sum("amount").alias("total"));
        assertThat(Runs.output(sliding.select(time("window.start"), col("total")), "append"))
                .containsExactlyInAnyOrder(
                        Row.of("11:52", 2.0),
                        Row.of("11:54", 2.0),
                        Row.of("11:56", 5.0),
                        Row.of("11:58", 5.0),
                        Row.of("12:00", 5.0),
                        Row.of("12:02", 3.0),
                        Row.of("12:04", 3.0));
    }

    @Test
    void aSlideShorterThanTheWindowMakesItSliding() {
        DataFrame result = amounts()
                .withWatermark("event_time", "10 minutes")
                .groupBy(window("event_time", "5 minutes", "1 minute"), col("user_id"))
                .agg(count("*").alias("event_count"), sum("amount").alias("total_amount"))
                .select(
                        col("window.start").alias("window_start"),
                        col("window.end").alias("window_end"),
                        col("user_id"),
                        col("event_count"),
                        col("total_amount"));
        List<Row> rows = Runs.output(result, "append");
        assertThat(rows).hasSize(8).contains(Row.of(at(0), at(5), "u1", 2L, 5.0), Row.of(at(4), at(9), "u1", 1L, 3.0));
    }

    @Test
    void movingAveragesOfSensorsAndMeansByMethod() {
        DataFrame readings = Runs.stream(
                spark,
                "eventTime TIMESTAMP, sensorId STRING, value DOUBLE",
                Row.of(at(1), "s1", 1.0),
                Row.of(at(4), "s1", 3.0));
        DataFrame means = readings.withWatermark("eventTime", "10 minutes")
                .groupBy(col("sensorId"), window("eventTime", "10 minutes", "5 minutes"))
                .mean("value");
        assertThat(means.columns()).containsExactly("sensorId", "window", "avg(value)");
        assertThat(Runs.output(means.select(time("window.start"), col("avg(value)")), "update"))
                .containsExactlyInAnyOrder(Row.of("11:55", 2.0), Row.of("12:00", 2.0));
        DataFrame moving = readings.withWatermark("eventTime", "1 hour")
                .groupBy(window(col("eventTime"), "15 minutes", "5 minutes"), col("sensorId"))
                .agg(avg("value").alias("moving_avg"));
        assertThat(Runs.output(moving.select(time("window.start"), col("moving_avg")), "update"))
                .containsExactlyInAnyOrder(Row.of("11:50", 2.0), Row.of("11:55", 2.0), Row.of("12:00", 2.0));
    }

    @Test
    void aggregatesOfCategoriesInWindowsOfSql() {
        amounts().createOrReplaceTempView("amounts");
        DataFrame totals = spark.sql("""
                SELECT date_format(window.start, 'HH:mm'), category, count(*) AS count, sum(amount) AS total, avg(amount) AS average
                FROM amounts
                GROUP BY window(event_time, '5 minutes'), category
                """);
        assertThat(Runs.output(totals, "complete"))
                .containsExactlyInAnyOrder(
                        Row.of("12:00", "toys", 2L, 5.0, 2.5), Row.of("12:40", "books", 1L, 7.0, 7.0));
    }
}
