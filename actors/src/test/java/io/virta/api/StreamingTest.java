package io.virta.api;

import static io.virta.api.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.api.streaming.StreamingQuery;
import io.virta.api.streaming.StreamingQueryException;
import io.virta.api.streaming.StreamingQueryListener;
import io.virta.api.streaming.StreamingQueryProgress;
import io.virta.api.streaming.Trigger;
import io.virta.connector.memory.MemoryStream;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.row.Row;
import io.virta.sql.SqlParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StreamingTest {
    private static VirtaSession session;

    @TempDir
    Path directory;

    private final MemoryStream events = new MemoryStream("events", SqlParser.parseSchema("kind STRING, amount INT"));

    @BeforeAll
    static void start() {
        session = Sessions.utc();
    }

    @AfterEach
    void stopQueries() {
        session.streams().stopAll();
    }

    @AfterAll
    static void stop() {
        session.stop();
    }

    private DataFrame purchases() {
        return session.fromTable(events).filter(col("kind").equalTo("purchase")).select("amount");
    }

    @Test
    void writesToAMemoryTableThatSqlReads() {
        assertThat(purchases().isStreaming()).isTrue();
        StreamingQuery query =
                purchases().writeStream().format("memory").queryName("bought").start();
        events.add(Row.of("purchase", 1), Row.of("view", 2));
        query.processAllAvailable();
        events.add(Row.of("purchase", 3));
        query.processAllAvailable();

        assertThat(session.sql("SELECT * FROM bought ORDER BY amount").collectAsList())
                .containsExactly(Row.of(1), Row.of(3));
        assertThat(query.isActive()).isTrue();
        assertThat(query.name()).isEqualTo("bought");
        assertThat(session.streams().active()).containsExactly(query);
        assertThat(session.streams().get(query.id())).isSameAs(query);

        query.stop();
        assertThat(query.isActive()).isFalse();
        assertThat(query.exception()).isEmpty();
        assertThat(query.awaitTermination(1)).isTrue();
    }

    @Test
    void tellsItsProgress() {
        StreamingQuery query =
                purchases().writeStream().format("memory").queryName("progress").start();
        events.add(Row.of("purchase", 1), Row.of("view", 2));
        query.processAllAvailable();

        StreamingQueryProgress last = query.lastProgress();
        assertThat(last.batchId()).isZero();
        assertThat(last.numInputRows()).isEqualTo(2);
        assertThat(last.name()).isEqualTo("progress");
        assertThat(last.sources()).hasSize(1);
        assertThat(last.durationMs()).containsKeys("triggerExecution", "addBatch", "walCommit");
        assertThat(last.json())
                .startsWith("{\"id\":\"" + query.id() + "\",\"runId\":\"" + query.runId() + "\",\"name\":\"progress\"")
                .contains("\"numInputRows\":2", "\"sink\":{\"description\":\"MemorySink[progress]\"");
        assertThat(query.status().prettyJson()).contains("\"isTriggerActive\" : ");
        assertThat(query.recentProgress()).hasSize(1);
    }

    @Test
    void goesOnFromItsCheckpoint() {
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        for (int run = 0; run < 2; run++) {
            events.add(Row.of("purchase", run), Row.of("purchase", run + 10));
            StreamingQuery query = purchases()
                    .writeStream()
                    .foreachBatch((rows, epoch) -> seen.add(epoch + ":" + rows.collectAsList()))
                    .option(
                            "checkpointLocation",
                            directory.resolve("checkpoint").toString())
                    .trigger(Trigger.AvailableNow())
                    .start();
            query.awaitTermination();
        }
        assertThat(seen).containsExactly("0:[[0], [10]]", "1:[[1], [11]]");
    }

    @Test
    void callbacksMayUseTheSession() {
        List<Long> counts = Collections.synchronizedList(new ArrayList<>());
        StreamingQuery query = purchases()
                .writeStream()
                .foreachBatch((rows, epoch) -> {
                    rows.createOrReplaceTempView("epoch_rows");
                    counts.add(
                            session.sql("SELECT * FROM epoch_rows WHERE amount > 1")
                                            .isEmpty()
                                    ? 0L
                                    : 1L);
                })
                .start();
        events.add(Row.of("purchase", 1));
        query.processAllAvailable();
        events.add(Row.of("purchase", 2));
        query.processAllAvailable();
        assertThat(counts).containsExactly(0L, 1L);
    }

    @Test
    void aFailingCallbackEndsTheQueryWithItsReason() {
        StreamingQuery query = purchases()
                .writeStream()
                .queryName("broken")
                .foreachBatch((rows, epoch) -> {
                    throw new IllegalStateException("no");
                })
                .start();
        events.add(Row.of("purchase", 1));
        assertThatThrownBy(query::awaitTermination)
                .isInstanceOf(StreamingQueryException.class)
                .hasMessageContaining("The query broken [id = " + query.id())
                .hasMessageContaining("The callback of foreachBatch failed: java.lang.IllegalStateException: no");
        assertThat(query.exception()).isPresent();
        assertThat(query.isActive()).isFalse();
    }

    @Test
    void handsRowsToAForeachWriter() {
        List<String> calls = Collections.synchronizedList(new ArrayList<>());
        StreamingQuery query = purchases()
                .writeStream()
                .foreach(new ForeachWriter<Row>() {
                    @Override
                    public boolean open(long partitionId, long epochId) {
                        calls.add("open " + epochId);
                        return epochId != 1;
                    }

                    @Override
                    public void process(Row row) {
                        calls.add("row " + row.getInt(0));
                    }

                    @Override
                    public void close(Throwable error) {
                        calls.add("close " + error);
                    }
                })
                .start();
        for (int i = 0; i < 3; i++) {
            events.add(Row.of("purchase", i));
            query.processAllAvailable();
        }
        assertThat(calls)
                .containsExactly(
                        "open 0", "row 0", "close null", "open 1", "close null", "open 2", "row 2", "close null");
    }

    @Test
    void listenersHearOfQueries() throws Exception {
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch terminated = new CountDownLatch(1);
        StreamingQueryListener listener = new StreamingQueryListener() {
            @Override
            public void onQueryStarted(QueryStartedEvent event) {
                heard.add("started " + event.name());
            }

            @Override
            public void onQueryProgress(QueryProgressEvent event) {
                heard.add("progress " + event.progress().numInputRows());
            }

            @Override
            public void onQueryTerminated(QueryTerminatedEvent event) {
                heard.add("terminated " + event.exception());
                terminated.countDown();
            }
        };
        session.streams().addListener(listener);
        try {
            StreamingQuery query = purchases()
                    .writeStream()
                    .format("memory")
                    .queryName("heard")
                    .start();
            events.add(Row.of("view", 1));
            query.processAllAvailable();
            query.stop();
            assertThat(terminated.await(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            session.streams().removeListener(listener);
        }
        assertThat(heard).containsExactly("started heard", "progress 1", "terminated null");
    }

    @Test
    void namesOfRunningQueriesAreUnique() {
        purchases().writeStream().format("memory").queryName("twice").start();
        assertThatThrownBy(() -> purchases()
                        .writeStream()
                        .format("memory")
                        .queryName("twice")
                        .start())
                .isInstanceOfSatisfying(
                        VirtaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.QUERY_ALREADY_ACTIVE));
    }

    @Test
    void awaitsAnyOfItsQueries() {
        session.streams().resetTerminated();
        StreamingQuery waits = purchases().writeStream().format("noop").start();
        assertThat(session.streams().awaitAnyTermination(1)).isFalse();
        StreamingQuery ends =
                purchases().writeStream().format("noop").trigger(Trigger.Once()).start();
        session.streams().awaitAnyTermination();
        assertThat(ends.isActive()).isFalse();
        assertThat(waits.isActive()).isTrue();
        assertThat(session.streams().awaitAnyTermination(1)).isTrue();
        session.streams().resetTerminated();
        assertThat(session.streams().awaitAnyTermination(1)).isFalse();
    }

    @Test
    void aPekkoSourceBecomesADataFrame() {
        Source<Row, ?> source = Source.range(1, 10_000).map(n -> Row.of(n, "n" + n));
        StreamingQuery query = session.fromSource(source, SqlParser.parseSchema("n INT, name STRING"))
                .filter("n % 1000 = 0")
                .writeStream()
                .format("memory")
                .queryName("from_source")
                .start();
        while (session.table("from_source").collectAsList().size() < 10) {
            query.processAllAvailable();
        }
        assertThat(session.table("from_source").collectAsList()).hasSize(10).contains(Row.of(7000, "n7000"));
    }

    @Test
    void mapsBecomeRows() {
        Source<Map<String, Object>, ?> source = Source.from(List.of(Map.of("a", 1, "b", "x"), Map.of("a", 2)));
        StreamingQuery query = session.fromMaps(source, SqlParser.parseSchema("a INT, b STRING"))
                .writeStream()
                .format("memory")
                .queryName("from_maps")
                .start();
        while (session.table("from_maps").collectAsList().size() < 2) {
            query.processAllAvailable();
        }
        assertThat(session.table("from_maps").collectAsList()).containsExactly(Row.of(1, "x"), Row.of(2, null));
    }

    @Test
    void aQueryBecomesAPekkoSource() throws Exception {
        events.add(Row.of("purchase", 1), Row.of("purchase", 2));
        events.add(Row.of("purchase", 3));
        List<Row> rows = purchases()
                .writeStream()
                .trigger(Trigger.AvailableNow())
                .toSource()
                .runWith(Sink.seq(), session.actorSystem())
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        assertThat(rows).containsExactly(Row.of(1), Row.of(2), Row.of(3));
    }

    @Test
    void aFailingPekkoSourceFailsItsQueryWithItsReason() {
        Source<Row, ?> source = Source.range(1, 3).map(n -> Row.of(12 / (3 - n)));
        StreamingQuery query = session.fromSource(source, SqlParser.parseSchema("n INT"))
                .writeStream()
                .format("memory")
                .queryName("failing_source")
                .start();
        assertThatThrownBy(() -> query.awaitTermination(30_000))
                .hasMessageContaining("The Pekko source of the query failed")
                .hasMessageContaining("/ by zero");
    }

    @Test
    void aRowThatDoesNotFitFailsTheQuery() {
        StreamingQuery query = session.fromSource(Source.single(Row.of("x")), SqlParser.parseSchema("n INT"))
                .writeStream()
                .format("memory")
                .queryName("wrong_row")
                .start();
        assertThatThrownBy(() -> query.awaitTermination(30_000)).hasMessageContaining("n");
    }

    @Test
    void aFailingQueryFailsItsPekkoSource() {
        events.add(Row.of("purchase", 1));
        assertThatThrownBy(() -> purchases()
                        .selectExpr("raise_error('too bad') AS x")
                        .writeStream()
                        .toSource()
                        .runWith(Sink.seq(), session.actorSystem())
                        .toCompletableFuture()
                        .get(30, TimeUnit.SECONDS))
                .hasStackTraceContaining("too bad");
    }

    @Test
    void aCancelledPekkoSourceStopsItsQuery() throws Exception {
        events.add(Row.of("purchase", 1), Row.of("purchase", 2));
        List<Row> rows = purchases()
                .writeStream()
                .queryName("cancelled")
                .toSource()
                .take(1)
                .runWith(Sink.seq(), session.actorSystem())
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        assertThat(rows).containsExactly(Row.of(1));
        for (StreamingQuery query : session.streams().active()) {
            assertThat(query.awaitTermination(30_000)).isTrue();
        }
    }
}
