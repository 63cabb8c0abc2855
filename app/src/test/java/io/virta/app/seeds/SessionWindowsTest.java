package io.virta.app.seeds;

import static io.virta.api.functions.col;
import static io.virta.api.functions.count;
import static io.virta.api.functions.date_format;
import static io.virta.api.functions.first;
import static io.virta.api.functions.last;
import static io.virta.api.functions.lit;
import static io.virta.api.functions.session_window;
import static io.virta.api.functions.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.virta.api.Column;
import io.virta.api.DataFrame;
import io.virta.api.VirtaSession;
import io.virta.row.Row;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Windows that end with a gap. */
@Timeout(90)
class SessionWindowsTest {
    private static final VirtaSession spark = Runs.session();

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private static Row event(String time, String user, String activity) {
        return Row.of(Instant.parse("2024-03-01T12:" + time + "Z"), user, activity);
    }

    private static DataFrame events(String timeColumn) {
        return Runs.stream(
                spark,
                timeColumn + " TIMESTAMP, user_id STRING, activity_type STRING",
                event("00:00", "u1", "click"),
                event("02:00", "u1", "read"),
                event("20:00", "u1", "click"),
                event("00:10", "u2", "read"));
    }

    private static Column time(String column) {
        return date_format(col(column), "HH:mm:ss");
    }

    private static DataFrame shown(DataFrame counts) {
        return counts.select(time("session_window.start"), time("session_window.end"), col("user_id"), col("count"));
    }

    @Test
    void endAfterAFixedGap() {
        DataFrame sessions = events("timestamp")
                .groupBy(session_window(col("timestamp"), "5 minutes"), col("user_id"))
                .count();
        assertThat(Runs.output(shown(sessions), "complete"))
                .containsExactlyInAnyOrder(
                        Row.of("12:00:00", "12:07:00", "u1", 2L),
                        Row.of("12:20:00", "12:25:00", "u1", 1L),
                        Row.of("12:00:10", "12:05:10", "u2", 1L));
    }

    @Test
    void endAfterAGapThatDependsOnTheRow() {
        DataFrame sessions = events("timestamp")
                .groupBy(
                        session_window(
                                col("timestamp"),
                                when(col("activity_type").equalTo("click"), lit("30 seconds"))
                                        .otherwise(lit("5 minutes"))),
                        col("user_id"))
                .count();
        assertThat(Runs.output(shown(sessions), "complete"))
                .containsExactlyInAnyOrder(
                        Row.of("12:00:00", "12:00:30", "u1", 1L),
                        Row.of("12:02:00", "12:07:00", "u1", 1L),
                        Row.of("12:20:00", "12:20:30", "u1", 1L),
                        Row.of("12:00:10", "12:05:10", "u2", 1L));
    }

    @Test
    void areWrittenOnceTheWatermarkHasPassedThem() {
        DataFrame sessions = events("event_time")
                .withWatermark("event_time", "10 minutes")
                .groupBy(col("user_id"), session_window(col("event_time"), "5 minutes"))
                .count();
        assertThat(Runs.output(shown(sessions), "append"))
                .containsExactlyInAnyOrder(
                        Row.of("12:00:00", "12:07:00", "u1", 2L), Row.of("12:00:10", "12:05:10", "u2", 1L));
    }

    @Test
    void tellTheirFirstAndLastEvent() {
        DataFrame result = events("event_time")
                .withWatermark("event_time", "10 minutes")
                .groupBy(session_window(col("event_time"), "5 minutes"), col("user_id"))
                .agg(
                        count("*").alias("events_in_session"),
                        first("event_time").alias("session_start"),
                        last("event_time").alias("session_end"));
        DataFrame shown =
                result.select(col("user_id"), col("events_in_session"), time("session_start"), time("session_end"));
        assertThat(Runs.output(shown, "append"))
                .containsExactlyInAnyOrder(
                        Row.of("u1", 2L, "12:00:00", "12:02:00"), Row.of("u2", 1L, "12:00:10", "12:00:10"));
    }
}
