package io.virta.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.api.streaming.StreamingQuery;
import io.virta.api.streaming.Trigger;
import io.virta.connector.memory.MemoryStream;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.row.Row;
import io.virta.sql.SqlParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReadAndWriteTest {
    private final VirtaSession session = Sessions.utc();

    @TempDir
    Path directory;

    @BeforeEach
    void useAWarehouseOfItsOwn() {
        session.conf()
                .set("spark.sql.warehouse.dir", directory.resolve("warehouse").toString());
    }

    @AfterEach
    void stop() {
        session.stop();
    }

    private DataFrame numbers() {
        return session.createDataFrame(
                List.of(Row.of(1, "a"), Row.of(2, "b")), SqlParser.parseSchema("n INT, s STRING"));
    }

    private DataFrame stream() {
        return session.fromTable(new MemoryStream("empty", SqlParser.parseSchema("n INT, s STRING")));
    }

    private static void assertRefused(ThrowingCallable call, ErrorCode code, String... parts) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        VirtaException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContainingAll(parts);
    }

    @Test
    void readsAndWritesFiles() throws IOException {
        Path input = Files.createDirectory(directory.resolve("in"));
        Files.writeString(input.resolve("a.json"), "{\"n\": 1, \"s\": \"a\"}\n{\"n\": 2}\n");
        DataFrame rows = session.read().schema("n INT, s STRING").json(input.toString());
        assertThat(rows.isStreaming()).isFalse();
        assertThat(rows.collectAsList()).containsExactly(Row.of(1, "a"), Row.of(2, null));

        String output = directory.resolve("out").toString();
        rows.write().format("csv").save(output);
        assertThat(session.read().schema("n INT, s STRING").csv(output).collectAsList())
                .containsExactly(Row.of(1, "a"), Row.of(2, null));
        rows.write().mode("append").csv(output);
        assertThat(session.read().schema("n INT, s STRING").csv(output).collectAsList())
                .hasSize(4);
    }

    @Test
    void schemasOfStreamsAreInferredOnRequest() throws IOException {
        Path input = Files.createDirectory(directory.resolve("in"));
        Files.writeString(input.resolve("a.json"), "{\"n\": 1, \"s\": \"a\"}\n");
        assertThatThrownBy(() -> session.readStream().json(input.toString())).hasMessageContaining("schema(...)");
        session.conf().set("spark.sql.streaming.schemaInference", true);
        assertThat(session.readStream().json(input.toString()).schema().toDDL()).isEqualTo("n BIGINT, s STRING");
    }

    @Test
    void tablesOfTheWarehouseOutliveTheSession() {
        numbers().write().saveAsTable("numbers");
        numbers().write().insertInto("numbers");
        assertRefused(
                () -> numbers().write().saveAsTable("numbers"),
                ErrorCode.INVALID_QUERY,
                "There is already a table 'numbers'.",
                "mode(\"append\")");
        try (VirtaSession other = Sessions.utc()) {
            other.conf()
                    .set(
                            "virta.tables.warehouse",
                            directory.resolve("warehouse").toString());
            assertThat(other.table("numbers").collectAsList()).hasSize(4);
            assertThat(other.catalog().listTables()).containsExactly("numbers");
            assertThat(other.readStream().table("numbers").isStreaming()).isTrue();
        }
    }

    @Test
    void aStreamWritesATableThatAnotherReads() throws Exception {
        MemoryStream events = new MemoryStream("events", SqlParser.parseSchema("n INT"));
        events.add(Row.of(1), Row.of(2));
        StreamingQuery first = session.fromTable(events)
                .writeStream()
                .option("checkpointLocation", directory.resolve("c1").toString())
                .trigger(Trigger.AvailableNow())
                .toTable("bronze");
        assertThat(first.awaitTermination(30_000)).isTrue();
        StreamingQuery second = session.readStream()
                .table("bronze")
                .selectExpr("n + 1 AS n")
                .writeStream()
                .format("memory")
                .queryName("silver")
                .trigger(Trigger.AvailableNow())
                .start();
        assertThat(second.awaitTermination(30_000)).isTrue();
        assertThat(session.table("silver").collectAsList()).containsExactlyInAnyOrder(Row.of(2), Row.of(3));
    }

    @Test
    void queriesWithoutACheckpointOfTheirOwnUseTheSessions() throws Exception {
        session.conf()
                .set(
                        "spark.sql.streaming.checkpointLocation",
                        directory.resolve("checkpoints").toString());
        StreamingQuery query = stream()
                .writeStream()
                .format("noop")
                .queryName("q")
                .trigger(Trigger.Once())
                .start();
        assertThat(query.awaitTermination(TimeUnit.SECONDS.toMillis(30))).isTrue();
        assertThat(directory.resolve("checkpoints/q")).isDirectory();
    }

    @Test
    void unknownFormatsOptionsAndTablesAreRefusedWithTheKnownOnes() {
        assertRefused(
                () -> session.read().format("jsn").load(),
                ErrorCode.UNKNOWN_FORMAT,
                "'jsn'",
                "console",
                "json",
                "rate");
        assertRefused(
                () -> session.readStream()
                        .format("rate")
                        .option("rowPerSecond", 5)
                        .load(),
                ErrorCode.INVALID_OPTION,
                "'rowPerSecond'",
                "rowsPerSecond");
        assertRefused(
                () -> stream().writeStream().format("console").option("rows", 5).start(),
                ErrorCode.INVALID_OPTION,
                "'rows'",
                "numRows");
        assertRefused(
                () -> stream()
                        .writeStream()
                        .foreachBatch((rows, epoch) -> {})
                        .option("path", "x")
                        .start(),
                ErrorCode.INVALID_OPTION,
                "'path'");
        numbers().createOrReplaceTempView("numbers");
        assertRefused(() -> session.table("number"), ErrorCode.TABLE_OR_VIEW_NOT_FOUND, "number", "numbers");
        assertRefused(() -> numbers().write().insertInto("nowhere"), ErrorCode.TABLE_OR_VIEW_NOT_FOUND, "nowhere");
    }

    @Test
    void wrongQueriesAreRefusedBeforeTheyRun() {
        assertRefused(() -> numbers().select("m"), ErrorCode.UNRESOLVED_COLUMN, "m", "n");
        assertRefused(() -> numbers().col("m"), ErrorCode.UNRESOLVED_COLUMN, "m", "n");
        assertRefused(() -> numbers().select("a..b"), ErrorCode.UNRESOLVED_COLUMN, "'a..b' is no column name");
        assertRefused(() -> numbers().toDF("x"), ErrorCode.INVALID_QUERY, "1 names for 2 columns");
        assertRefused(
                () -> numbers().join(numbers(), List.of("n"), "sideways"),
                ErrorCode.INVALID_QUERY,
                "'sideways'",
                "left_outer");
        assertRefused(
                () -> session.createDataFrame(List.of(Row.of(1)), SqlParser.parseSchema("a INT, b INT")),
                ErrorCode.INVALID_VALUE,
                "a INT, b INT");
    }

    @Test
    void streamsAndStaticRowsAreNotMixedUp() {
        ErrorCode code = ErrorCode.UNSUPPORTED_STREAMING_OPERATION;
        assertRefused(() -> stream().show(), code, "writeStream()");
        assertRefused(() -> stream().collectAsList(), code, "writeStream()");
        assertRefused(() -> stream().write(), code, "writeStream()");
        assertRefused(() -> numbers().writeStream(), code, "readStream()");
        assertRefused(
                () -> stream()
                        .writeStream()
                        .format("noop")
                        .trigger(Trigger.Continuous("1 second"))
                        .start(),
                code,
                "continuous");
        assertRefused(
                () -> stream().groupBy("s").count().writeStream().format("noop").start(), code, "Append mode");
    }

    @Test
    void wrongSettingsOfAQueryAreRefused() {
        assertRefused(() -> stream().writeStream().outputMode("all"), ErrorCode.INVALID_OPTION, "'all'", "complete");
        assertRefused(() -> numbers().write().mode("replace"), ErrorCode.INVALID_OPTION, "'replace'", "overwrite");
        assertRefused(() -> Trigger.ProcessingTime("1 month"), ErrorCode.INVALID_OPTION, "1 month");
        assertRefused(() -> Trigger.ProcessingTime(-1), ErrorCode.INVALID_OPTION, "trigger");
        assertRefused(() -> stream().writeStream().format("memory").start(), ErrorCode.INVALID_OPTION, "queryName");
        assertRefused(
                () -> stream()
                        .writeStream()
                        .format("noop")
                        .option("checkpointLocation", "s3://bucket/checkpoint")
                        .start(),
                ErrorCode.INVALID_OPTION,
                "s3://bucket/checkpoint",
                "directory of this machine");
        assertRefused(
                () -> stream().writeStream().format("json").partitionBy("m").start(directory.toString()),
                ErrorCode.UNRESOLVED_COLUMN,
                "'m'",
                "n, s");
    }

    @Test
    void optionsOfEveryKindArriveAsText() {
        DataStreamReader reader = session.readStream()
                .option("a", true)
                .option("b", 1)
                .option("c", 1.5)
                .options(Map.of("d", "x"));
        assertThat(reader.optionMap()).isEqualTo(Map.of("a", "true", "b", "1", "c", "1.5", "d", "x"));
    }
}
