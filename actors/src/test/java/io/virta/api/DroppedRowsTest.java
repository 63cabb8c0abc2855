package io.virta.api;

import static io.virta.api.functions.col;
import static io.virta.api.functions.count;
import static io.virta.api.functions.expr;
import static io.virta.api.functions.lit;
import static io.virta.api.functions.session_window;
import static io.virta.api.functions.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.api.streaming.StreamingQuery;
import io.virta.api.streaming.Trigger;
import io.virta.connector.memory.MemoryStream;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.row.Row;
import io.virta.sql.SqlParser;
import io.virta.sql.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rows that a query drops come to the tables that it names for them, with the reason. */
@Timeout(60)
class DroppedRowsTest {
    @TempDir
    Path directory;

    private final MemoryStream events =
            new MemoryStream("events", SqlParser.parseSchema("time TIMESTAMP, user STRING, n INT, unused INT"));
    private VirtaSession session;

    @BeforeEach
    void start() {
        session = Sessions.utc();
        session.sql("CREATE TABLE late USING memory; CREATE TABLE bad USING memory");
    }

    @AfterEach
    void stop() {
        session.stop();
    }

    private static Row event(String time, String user, Integer n) {
        return Row.of(Instant.parse("2024-03-01T12:" + time + "Z"), user, n, 0);
    }

    private DataFrame events() {
        return session.fromTable(events).withWatermark("time", "5 minutes");
    }

    private DataStreamWriter writer(DataFrame frame) {
        return frame.writeStream().format("memory").queryName("result").lateRowsTo("late");
    }

    private void feed(StreamingQuery query, Row... rows) {
        events.add(rows);
        query.processAllAvailable();
    }

    private List<Row> late() {
        return session.sql("SELECT reason, origin, row, epoch, watermark FROM late ORDER BY row, epoch")
                .collectAsList();
    }

    @Test
    void lateRowsOfAnAggregationComeWithTheirOwnColumns() {
        StreamingQuery query = writer(events().groupBy(window(col("time"), "5 minutes"), col("user"))
                        .agg(expr("sum(n)").as("sum")))
                .start();
        feed(query, event("20:00", "a", 1));
        feed(query, event("09:59.123456", "b", 2), event("10:00", "c", 3), event("09:00", "b", null));
        long dropped = query.lastProgress().stateOperators()[0].numRowsDroppedByWatermark();
        query.stop();

        Instant watermark = Instant.parse("2024-03-01T12:15:00Z");
        String reason = "the watermark has closed its group";
        assertThat(late())
                .containsExactly(
                        Row.of(
                                reason,
                                "1-finalaggregation",
                                "{\"time\":\"2024-03-01T12:09:00.000000Z\",\"user\":\"b\",\"n\":null}",
                                2L,
                                watermark),
                        Row.of(
                                reason,
                                "1-finalaggregation",
                                "{\"time\":\"2024-03-01T12:09:59.123456Z\",\"user\":\"b\",\"n\":2}",
                                2L,
                                watermark),
                        Row.of(
                                reason,
                                "1-finalaggregation",
                                "{\"time\":\"2024-03-01T12:10:00.000000Z\",\"user\":\"c\",\"n\":3}",
                                2L,
                                watermark));
        assertThat(session.sql("SELECT DISTINCT kind, file, position FROM late").collectAsList())
                .containsExactly(Row.of("late", null, null));
        assertThat(dropped).isGreaterThanOrEqualTo(2);
    }

    @Test
    void aRowIsLateOncePerClosedSlidingWindowAndStillCountsInTheOpenOnes() {
        StreamingQuery query = writer(events().groupBy(window(col("time"), "10 minutes", "5 minutes"))
                        .agg(count(lit(1)).as("count")))
                .outputMode("update")
                .start();
        feed(query, event("20:00", "a", 1));
        feed(query, event("11:00", "b", 2));
        query.stop();

        assertThat(late()).hasSize(1);
        assertThat(session.sql("SELECT count FROM result WHERE window.start = TIMESTAMP '2024-03-01 12:10:00'")
                        .collectAsList())
                .containsExactly(Row.of(1L));
    }

    @Test
    void lateRowsOfSessionsComeWithTheirOwnColumns() {
        StreamingQuery query = writer(events().groupBy(session_window(col("time"), "2 minutes"), col("user"))
                        .agg(expr("sum(n)").as("sum")))
                .start();
        feed(query, event("20:00", "a", 1));
        feed(query, event("12:59", "b", 2), event("13:00", "c", 3), event("14:00", "b", null));
        query.stop();

        Instant watermark = Instant.parse("2024-03-01T12:15:00Z");
        String reason = "its session has ended at the watermark";
        assertThat(late())
                .containsExactly(
                        Row.of(
                                reason,
                                "1-sessionaggregation",
                                "{\"time\":\"2024-03-01T12:12:59.000000Z\",\"user\":\"b\",\"n\":2}",
                                2L,
                                watermark),
                        Row.of(
                                reason,
                                "1-sessionaggregation",
                                "{\"time\":\"2024-03-01T12:13:00.000000Z\",\"user\":\"c\",\"n\":3}",
                                2L,
                                watermark));
    }

    @Test
    void lateRowsOfADeduplication() {
        StreamingQuery query = writer(events().dropDuplicates("user", "time")).start();
        feed(query, event("20:00", "a", 1));
        feed(query, event("14:00", "b", 2), event("16:00", "c", 3));
        query.stop();

        assertThat(late())
                .containsExactly(Row.of(
                        "its event time is not after the watermark",
                        "1-deduplicate",
                        "{\"time\":\"2024-03-01T12:14:00.000000Z\",\"user\":\"b\",\"n\":2,\"unused\":0}",
                        2L,
                        Instant.parse("2024-03-01T12:15:00Z")));
        assertThat(session.table("result").count()).isEqualTo(2);
    }

    @Test
    void lateRowsOfAJoinSayOnWhichSide() {
        MemoryStream orders = new MemoryStream("orders", SqlParser.parseSchema("at TIMESTAMP, buyer STRING"));
        DataFrame right = session.fromTable(orders).withWatermark("at", "5 minutes");
        StreamingQuery query = writer(events().select("time", "user")
                        .join(right, expr("user = buyer AND at BETWEEN time AND time + INTERVAL 10 MINUTES")))
                .start();
        orders.add(Row.of(Instant.parse("2024-03-01T12:20:00Z"), "a"));
        feed(query, event("20:00", "a", 1));
        orders.add(Row.of(Instant.parse("2024-03-01T12:01:00Z"), "z"));
        feed(query, event("16:00", "a", 2), event("02:00", "y", 3));
        query.stop();

        assertThat(session.sql("SELECT reason, row FROM late ORDER BY reason").collectAsList())
                .containsExactly(
                        Row.of(
                                "its event time is not after the watermark, on the left side of the join",
                                "{\"time\":\"2024-03-01T12:02:00.000000Z\",\"user\":\"y\"}"),
                        Row.of(
                                "its event time is not after the watermark, on the right side of the join",
                                "{\"at\":\"2024-03-01T12:01:00.000000Z\",\"buyer\":\"z\"}"));
    }

    @Test
    void malformedJsonRecordsAreDivertedWithTheirPlace() throws IOException {
        Path input = Files.createDirectory(directory.resolve("in"));
        Path file = input.resolve("a.json");
        Files.writeString(file, "{\"n\": 1}\n{\"n\": \"x\"}\n[{\"n\": \"y\"}, {\"n\": \"z\"}]\nnonsense\n{\"n\": 2}\n");
        StreamingQuery query = session.readStream()
                .format("json")
                .schema("n INT")
                .load(input.toString())
                .writeStream()
                .format("memory")
                .queryName("result")
                .badRecordsTo("bad")
                .trigger(Trigger.AvailableNow())
                .start();
        query.awaitTermination();

        assertThat(session.sql("SELECT n FROM result ORDER BY n").collectAsList())
                .containsExactly(Row.of(1), Row.of(2));
        assertThat(session.sql("SELECT row, position, reason, kind, origin, file, epoch, watermark FROM bad"
                                + " ORDER BY position")
                        .collectAsList())
                .hasSize(3)
                .first()
                .isEqualTo(Row.of(
                        "{\"n\": \"x\"}",
                        9L,
                        "a value has another type than the schema says",
                        "malformed",
                        "FileSource[json:" + input + "]",
                        file.toString(),
                        0L,
                        null));
        assertThat(session.sql("SELECT row, position FROM bad WHERE position > 9 ORDER BY position")
                        .collectAsList())
                .containsExactly(Row.of("[{\"n\": \"y\"}, {\"n\": \"z\"}]", 20L), Row.of("nonsense", 45L));
    }

    @Test
    void sqlNamesTheTablesInTheOptionsAndOneMayTakeBothInSomeColumns() throws IOException {
        Path input = Files.createDirectory(directory.resolve("in"));
        Files.writeString(input.resolve("a.csv"), "2024-03-01 12:20:00,1\n2024-03-01 12:21:00,one\n");
        session.sql("CREATE TABLE input (time TIMESTAMP, n INT) USING csv OPTIONS (path '" + input
                + "', maxFilesPerTrigger 1);"
                + "CREATE TABLE counts (start TIMESTAMP, total BIGINT) USING json OPTIONS (path '"
                + directory.resolve("counts") + "');"
                + "CREATE TABLE dropped (kind STRING, row STRING) USING json OPTIONS (path '"
                + directory.resolve("dropped") + "')");
        for (int run = 0; run < 2; run++) {
            Statement statement = SqlParser.parseScript("""
                            CREATE STREAMING QUERY q OPTIONS (lateRows 'dropped', badRecords 'dropped', trigger 'availableNow',
                                checkpointLocation '%s')
                            AS INSERT INTO counts SELECT window.start, sum(n) FROM STREAM input
                                WATERMARK time DELAY OF INTERVAL 5 MINUTES GROUP BY window(time, '5 minutes')
                            """.formatted(directory.resolve("checkpoint")))
                    .get(0);
            Objects.requireNonNull(session.execute(statement).query()).awaitTermination();
            Files.writeString(input.resolve("b.csv"), "2024-03-01 12:01:00,7\n");
        }

        assertThat(session.sql("SELECT kind, row FROM dropped ORDER BY kind").collectAsList())
                .containsExactly(
                        Row.of("late", "{\"time\":\"2024-03-01T12:01:00.000000Z\",\"n\":7}"),
                        Row.of("malformed", "2024-03-01 12:21:00,one"));
    }

    @Test
    void aModeOfTheSourceRulesOverDiverting() throws IOException {
        Path input = Files.createDirectory(directory.resolve("in"));
        Files.writeString(input.resolve("a.json"), "{\"n\": 1}\n{\"n\": \"x\"}\n");
        session.readStream()
                .format("json")
                .schema("n INT")
                .option("mode", "PERMISSIVE")
                .load(input.toString())
                .writeStream()
                .format("memory")
                .queryName("result")
                .option("badRecords", "bad")
                .trigger(Trigger.AvailableNow())
                .start()
                .awaitTermination();
        assertThat(session.table("result").count()).isEqualTo(2);
        assertThat(session.table("bad").count()).isEqualTo(1);
    }

    @Test
    void aTableThatDoesNotExistIsMadeInTheWarehouse() {
        session.conf()
                .set("virta.tables.warehouse", directory.resolve("warehouse").toString());
        session.conf().set("virta.tables.format", "json");
        StreamingQuery query = events().dropDuplicates("time")
                .writeStream()
                .format("memory")
                .queryName("result")
                .lateRowsTo("audit")
                .start();
        feed(query, event("20:00", "a", 1));
        feed(query, event("14:00", "b", 2));
        query.stop();
        assertThat(session.sql("SELECT kind, epoch FROM audit").collectAsList()).containsExactly(Row.of("late", 2L));
    }

    @Test
    void tablesThatDoNotFitAreRefusedBeforeTheQueryStarts() {
        session.sql("CREATE TABLE wrong (row STRING, amount INT) USING json OPTIONS (path '"
                + directory.resolve("wrong") + "')");
        assertThatThrownBy(() -> events().writeStream()
                        .format("console")
                        .lateRowsTo("wrong")
                        .start())
                .isInstanceOfSatisfying(VirtaException.class, refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_SCHEMA);
                    assertThat(refused.problem()).contains("'wrong'", "amount INT");
                    assertThat(refused.hint()).contains("watermark TIMESTAMP");
                });
        assertThatThrownBy(() -> events().writeStream()
                        .format("memory")
                        .queryName("late")
                        .lateRowsTo("late")
                        .start())
                .isInstanceOfSatisfying(
                        VirtaException.class,
                        refused -> assertThat(refused.problem()).contains("the place of other rows"));
        assertThat(session.streams().active()).isEmpty();
    }
}
