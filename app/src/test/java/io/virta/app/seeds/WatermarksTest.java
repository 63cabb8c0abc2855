package io.virta.app.seeds;

import static io.virta.api.functions.avg;
import static io.virta.api.functions.col;
import static io.virta.api.functions.count;
import static io.virta.api.functions.date_format;
import static io.virta.api.functions.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.virta.api.DataFrame;
import io.virta.api.VirtaSession;
import io.virta.api.streaming.StateOperatorProgress;
import io.virta.api.streaming.StreamingQuery;
import io.virta.api.streaming.StreamingQueryProgress;
import io.virta.api.streaming.Trigger;
import io.virta.connector.memory.MemoryStream;
import io.virta.row.Row;
import io.virta.sql.SqlParser;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Late rows: the watermark is the latest event time seen less the delay, whatever the clock says. */
@Timeout(90)
class WatermarksTest {
    private static final VirtaSession spark = Runs.session();
    private static final Instant NOON = Instant.parse("2024-03-01T12:00:00Z");

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private static Row at(int minute, String word) {
        return Row.of(NOON.plus(Duration.ofMinutes(minute)), word);
    }

    private static DataFrame fiveMinuteCounts(MemoryStream events) {
        return spark.fromTable(events)
                .withWatermark("timestamp", "10 minutes")
                .groupBy(window(col("timestamp"), "5 minutes"), col("word"))
                .count()
                .select(date_format(col("window.start"), "HH:mm").alias("start"), col("word"), col("count"));
    }

    @Test
    void rowsBehindTheWatermarkAreDroppedAndCounted() {
        MemoryStream events = new MemoryStream("events", SqlParser.parseSchema("timestamp TIMESTAMP, word STRING"));
        events.add(at(14, "owl"));
        events.add(at(13, "hen"));
        // The watermark stands at 12:04: the bird is late, but its window is open until 12:05; the crow's is closed.
        events.add(at(7, "cat"), at(9, "dog"), at(2, "bird"), at(-2, "crow"));
        StreamingQuery query = fiveMinuteCounts(events)
                .writeStream()
                .outputMode("update")
                .format("memory")
                .queryName("late")
                .trigger(Trigger.AvailableNow())
                .start();
        query.awaitTermination();
        assertThat(spark.table("late").collectAsList())
                .containsExactlyInAnyOrder(
                        Row.of("12:10", "owl", 1L),
                        Row.of("12:10", "hen", 1L),
                        Row.of("12:05", "cat", 1L),
                        Row.of("12:05", "dog", 1L),
                        Row.of("12:00", "bird", 1L));
        assertThat(query.lastProgress().eventTime()).containsEntry("watermark", "2024-03-01T12:04:00.000Z");
        assertThat(Arrays.stream(query.recentProgress())
                        .map(StreamingQueryProgress::stateOperators)
                        .flatMap(Arrays::stream)
                        .mapToLong(StateOperatorProgress::numRowsDroppedByWatermark)
                        .sum())
                .isEqualTo(1);
    }

    @Test
    void windowsAreWrittenOnceTheWatermarkHasPassedThem() {
        MemoryStream events = new MemoryStream("events", SqlParser.parseSchema("timestamp TIMESTAMP, word STRING"));
        events.add(at(1, "cat"), at(2, "cat"), at(6, "dog"));
        events.add(at(15, "owl"));
        assertThat(Runs.output(fiveMinuteCounts(events), "append")).containsExactly(Row.of("12:00", "cat", 2L));
    }

    @Test
    void readingsOfRoomsInWindowsThatClose() {
        DataFrame watermarked = BasicOperationsTest.sensors(Ticks.stream(spark, 5, 10, 5))
                .withWatermark("timestamp", "30 seconds")
                .groupBy(window(col("timestamp"), "10 seconds"), col("room_name"))
                .agg(count("*").alias("count"), avg("humidity").alias("avg_humidity"))
                .select(
                        col("room_name"),
                        col("window.start").alias("start"),
                        col("window.end").alias("end"),
                        col("count"));
        // The last reading comes at 49.8 s, so that the watermark stands at 19.8 s.
        assertThat(Runs.output(watermarked, "append"))
                .hasSize(5)
                .contains(Row.of("Room_0", Ticks.START, Ticks.START.plusSeconds(10), 10L));
    }
}
