package io.virta.api;

import static io.virta.api.functions.col;
import static io.virta.api.functions.count;
import static io.virta.api.functions.expr;
import static io.virta.api.functions.lag;
import static io.virta.api.functions.lit;
import static io.virta.api.functions.session_window;
import static io.virta.api.functions.sum;
import static io.virta.api.functions.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.virta.api.streaming.StreamingQueryException;
import io.virta.api.streaming.Trigger;
import io.virta.connector.memory.MemoryStream;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.row.Row;
import io.virta.sql.SqlParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A query that has changed goes on from its checkpoint, or is refused with an explanation that leaves everything as it was. */
@Timeout(60)
class ChangedQueryTest {
    @TempDir
    Path directory;

    private final MemoryStream events =
            new MemoryStream("events", SqlParser.parseSchema("time TIMESTAMP, word STRING, n INT"));
    private final List<Row> written = Collections.synchronizedList(new ArrayList<>());
    private VirtaSession session;

    @BeforeEach
    void start() {
        session = Sessions.utc();
    }

    @AfterEach
    void stop() {
        session.stop();
    }

    private static Row event(String time, String word, int n) {
        return Row.of(Instant.parse("2024-03-01T12:" + time + "Z"), word, n);
    }

    private DataFrame events() {
        return session.fromTable(events);
    }

    private List<Row> run(DataFrame query, String mode) {
        written.clear();
        query.writeStream()
                .foreachBatch((rows, epoch) -> written.addAll(rows.collectAsList()))
                .outputMode(mode)
                .option("checkpointLocation", directory.resolve("checkpoint").toString())
                .trigger(Trigger.AvailableNow())
                .start()
                .awaitTermination();
        return List.copyOf(written);
    }

    /** Checks that the query is refused and the checkpoint stays as it is. */
    private VirtaException refused(DataFrame query, String mode) throws IOException {
        Map<String, Long> before = stateFiles();
        StreamingQueryException failure = catchThrowableOfType(StreamingQueryException.class, () -> run(query, mode));
        assertThat(failure).isNotNull();
        assertThat(stateFiles()).isEqualTo(before);
        assertThat(written).isEmpty();
        VirtaException cause = (VirtaException) failure.getCause();
        assertThat(cause.code()).isEqualTo(ErrorCode.CHECKPOINT_INCOMPATIBLE);
        assertThat(cause.hint()).contains("Undo these changes", "new checkpointLocation");
        return cause;
    }

    private Map<String, Long> stateFiles() throws IOException {
        Map<String, Long> files = new TreeMap<>();
        try (Stream<Path> state = Files.list(directory.resolve("checkpoint/state"))) {
            for (Path file : state.toList()) {
                files.put(file.getFileName().toString(), Files.size(file));
            }
        }
        return files;
    }

    private DataFrame sums() {
        return events().groupBy("word").agg(expr("sum(n)").as("total"));
    }

    @Test
    void filtersAndProjectionsAroundTheStateMayChange() {
        events.add(event("00:00", "a", 1), event("00:00", "b", 2));
        run(sums(), "update");
        events.add(event("00:00", "a", 10), event("00:00", "b", 20), event("00:00", "a", -1));
        DataFrame changed = events().filter("n > 0")
                .withColumn("unused", lit(1))
                .groupBy("word")
                .agg(expr("sum(n)").as("total"))
                .filter("word = 'a'")
                .select(expr("upper(word)").as("w"), col("total"), lit(true).as("more"));
        assertThat(run(changed, "update")).containsExactly(Row.of("A", 11L, true));
    }

    @Test
    void theWatermarkGoesOnBehindNewFilters() {
        DataFrame counts = events().withWatermark("time", "1 minute")
                .groupBy(window(col("time"), "1 minute"))
                .agg(count(lit(1)).as("count"))
                .select("window.start", "count");
        events.add(event("10:00", "a", 1));
        run(counts, "append");
        events.add(event("10:30", "a", 1), event("10:31", "a", -1));
        DataFrame changed = events().filter("n > 0")
                .select("time")
                .filter("time IS NOT NULL")
                .withWatermark("time", "2 minutes")
                .groupBy(window(col("time"), "1 minute"))
                .agg(count(lit(1)).as("count"))
                .select("window.start", "count");
        assertThat(run(changed, "append")).isEmpty();
        events.add(event("15:00", "a", 1));
        assertThat(run(changed, "append")).containsExactly(Row.of(Instant.parse("2024-03-01T12:10:00Z"), 2L));
    }

    @Test
    void aDeduplicationPassesNewColumns() {
        events.add(event("00:00", "a", 1));
        run(events().select("word").dropDuplicates("word"), "append");
        events.add(event("00:00", "a", 2), event("00:00", "b", 3));
        assertThat(run(events().select("word", "n").dropDuplicates("word"), "append"))
                .containsExactly(Row.of("b", 3));
    }

    @Test
    void otherGroupingKeysAndAggregatesAreRefusedAndTheOldQueryGoesOn() throws IOException {
        events.add(event("00:00", "a", 1));
        run(sums(), "update");

        assertThat(refused(events().groupBy("n").agg(expr("sum(n)").as("total")), "update")
                        .problem())
                .contains("operator 1-finalaggregation: the grouping keys changed from [word STRING] to [n INT]")
                .contains("the state with it changed from groups(");
        assertThat(refused(events().groupBy("word").agg(expr("max(n)"), expr("sum(n)")), "update")
                        .problem())
                .contains("the aggregates changed from [sum(CAST(n AS BIGINT))] to [max(n), sum(CAST(n AS BIGINT))]");
        assertThat(refused(events().dropDuplicates("word"), "append").problem())
                .contains("stateful operator 1-finalaggregation is gone", "stateful operator 1-deduplicate is new");
        assertThat(refused(events().select("word"), "append").problem())
                .contains("stateful operator 1-finalaggregation is gone");

        events.add(event("00:00", "a", 5));
        assertThat(run(sums(), "update")).containsExactly(Row.of("a", 6L));
    }

    @Test
    void windowsOfAnotherLengthAreRefusedThoughTheirStateLooksTheSame() throws IOException {
        DataFrame input = events().withWatermark("time", "1 minute");
        events.add(event("00:00", "a", 1));
        run(input.groupBy(window(col("time"), "1 minute")).agg(count(lit(1)).as("count")), "append");
        assertThat(refused(
                                input.groupBy(window(col("time"), "5 minutes"))
                                        .agg(count(lit(1)).as("count")),
                                "append")
                        .problem())
                .contains("the grouping keys changed from", "'1 minutes'", "'5 minutes'")
                .doesNotContain("the state");
    }

    @Test
    void sessionsOfAnotherGapAreRefused() throws IOException {
        DataFrame input = events().withWatermark("time", "1 minute");
        events.add(event("00:00", "a", 1));
        run(
                input.groupBy(session_window(col("time"), "1 minute"))
                        .agg(count(lit(1)).as("count")),
                "append");
        assertThat(refused(
                                input.groupBy(session_window(col("time"), "5 minutes"))
                                        .agg(count(lit(1)).as("count")),
                                "append")
                        .problem())
                .contains("the grouping keys changed from", "1 minute", "5 minutes")
                .doesNotContain("the state");
    }

    @Test
    void anotherOrderOrNumberOfFirstRowsIsRefused() throws IOException {
        events.add(event("00:00", "a", 1));
        DataFrame words = events().select("word", "n");
        run(words.orderBy("n").limit(2), "update");
        assertThat(refused(words.orderBy("n").limit(3), "update").problem())
                .contains("the number of first rows changed from 2 to 3");
        assertThat(refused(words.orderBy("word").limit(2), "update").problem())
                .contains("the order changed from [n ASC NULLS FIRST] to [word ASC NULLS FIRST]");
    }

    @Test
    void otherFunctionsOverPartitionsAreRefused() throws IOException {
        events.add(event("00:00", "a", 1));
        DataFrame words = events().select("word", "n");
        run(words.withColumn("v", expr("sum(n) OVER (PARTITION BY word ORDER BY n)")), "update");
        assertThat(refused(words.withColumn("v", expr("sum(n) OVER (PARTITION BY word ORDER BY n DESC)")), "update")
                        .problem())
                .contains("the functions changed from", "ORDER BY n ASC", "ORDER BY n DESC")
                .doesNotContain("the state");
    }

    @Test
    void anotherFrameIsRefused() throws IOException {
        events.add(event("00:00", "a", 1));
        DataFrame words = events().withWatermark("time", "1 minute").select("time", "word", "n");
        WindowSpec window = Window.partitionBy("word").orderBy("time");
        run(words.withColumn("v", sum("n").over(window.rowsBetween(-2, 0))), "append");
        assertThat(refused(words.withColumn("v", sum("n").over(window.rowsBetween(-5, 0))), "append")
                        .problem())
                .contains("the functions changed from", "2 PRECEDING", "5 PRECEDING")
                .doesNotContain("the state");
        assertThat(refused(words.withColumn("v", lag("n", 1).over(window)), "append")
                        .problem())
                .contains("the functions changed from");
        events.add(event("05:00", "a", 2), event("10:00", "b", 2));
        assertThat(run(
                        words.withColumn("v", sum("n").over(window.rowsBetween(-2, 0)))
                                .select("n", "v"),
                        "append"))
                .containsExactlyInAnyOrder(Row.of(1, 1L), Row.of(2, 3L));
    }

    @Test
    void anotherFrameOfRevisedRowsIsRefused() throws IOException {
        events.add(event("00:00", "a", 1));
        WindowSpec window = Window.partitionBy("word").orderBy("n");
        DataFrame words = events().select("word", "n");
        run(words.withColumn("v", sum("n").over(window.rowsBetween(-1, 0))), "update");
        assertThat(refused(words.withColumn("v", sum("n").over(window.rowsBetween(-1, 1))), "update")
                        .problem())
                .contains("the functions changed from", "CURRENT ROW", "1 FOLLOWING");
    }

    @Test
    void anotherRevisedJoinIsRefused() throws IOException {
        MemoryStream words = new MemoryStream("words", SqlParser.parseSchema("name STRING, size INT"));
        events.add(event("00:00", "a", 1));
        DataFrame left = events().select("word", "n");
        DataFrame right = session.fromTable(words);
        run(left.join(right, expr("word = name"), "left_outer"), "update");
        assertThat(refused(left.join(right, expr("word = name"), "full_outer"), "update")
                        .problem())
                .contains("changed from");
        assertThat(refused(left.join(right, expr("word = name AND n < size"), "left_outer"), "update")
                        .problem())
                .contains("the condition changed from");
    }

    @Test
    void aUnionDoesNotReadItsStaticSideAgain() {
        DataFrame fixed = session.createDataFrame(List.of(event("00:00", "x", 1)), events.schema());
        events.add(event("00:00", "a", 1));
        assertThat(run(events().union(fixed).select("word"), "append"))
                .containsExactlyInAnyOrder(Row.of("a"), Row.of("x"));
        events.add(event("00:00", "b", 1));
        DataFrame other = session.createDataFrame(List.of(event("00:00", "y", 1)), events.schema());
        assertThat(run(events().union(other).select("word"), "append")).containsExactly(Row.of("b"));
    }

    @Test
    void anotherJoinIsRefused() throws IOException {
        MemoryStream words = new MemoryStream("words", SqlParser.parseSchema("name STRING, size INT"));
        events.add(event("00:00", "a", 1));
        DataFrame left = events().select("word", "n");
        run(left.join(session.fromTable(words), expr("word = name")), "append");
        assertThat(refused(left.join(session.fromTable(words), expr("n = size")), "append")
                        .problem())
                .contains("the join keys of the left side changed from [word] to [n]")
                .contains("the join keys of the right side changed from [name] to [size]");
        assertThat(refused(left.join(session.fromTable(words), expr("word = name AND n < size")), "append")
                        .problem())
                .contains("the condition changed from");
    }

    @Test
    void moreSourcesAreRefused() throws IOException {
        events.add(event("00:00", "a", 1));
        run(sums(), "update");
        MemoryStream more = new MemoryStream("more", SqlParser.parseSchema("time TIMESTAMP, word STRING, n INT"));
        DataFrame changed = events().union(session.fromTable(more))
                .groupBy("word")
                .agg(expr("sum(n)").as("total"));
        assertThat(refused(changed, "update").problem()).contains("source 1 is new (");
    }

    @Test
    void theFirstRunsTimeZoneAndKeyGroupsStayAndShardsMayChange() {
        Runnable epoch = () -> events.add(event("00:00", "a", 1), event("00:00", "b", 1));
        DataFrame hours = events().groupBy(expr("hour(time)").as("hour"), col("word"))
                .agg(count(lit(1)).as("count"))
                .orderBy("word");
        epoch.run();
        assertThat(run(hours, "complete")).containsExactly(Row.of(12, "a", 1L), Row.of(12, "b", 1L));

        session.conf().set("virta.session.time-zone", "Asia/Tokyo");
        session.conf().set("virta.execution.key-groups", "64");
        session.conf().set("virta.watermark.policy", "max");
        session.conf().set("virta.execution.shards", "3");
        epoch.run();
        assertThat(run(hours, "complete")).containsExactly(Row.of(12, "a", 2L), Row.of(12, "b", 2L));
    }
}
