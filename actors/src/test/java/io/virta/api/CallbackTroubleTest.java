package io.virta.api;

import static io.virta.api.functions.callUDF;
import static io.virta.api.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.api.streaming.StreamingQuery;
import io.virta.api.streaming.StreamingQueryException;
import io.virta.api.streaming.StreamingQueryListener;
import io.virta.connector.memory.MemoryStream;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.row.Row;
import io.virta.sql.SqlParser;
import io.virta.types.DataTypes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.SinkQueueWithCancel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The user's code calls back at awkward moments, throws whatever can be thrown, or hangs. */
@Timeout(60)
class CallbackTroubleTest {
    private static VirtaSession session;

    @TempDir
    Path directory;

    private final MemoryStream numbers = new MemoryStream("numbers", SqlParser.parseSchema("n INT"));

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

    @Test
    void foreachBatchMayStopItsOwnQueryWhichEndsAfterTheEpoch() {
        List<Long> epochs = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<StreamingQuery> itself = new CompletableFuture<>();
        for (int run = 0; run < 2; run++) {
            numbers.add(Row.of(run));
            CompletableFuture<StreamingQuery> running = new CompletableFuture<>();
            StreamingQuery query = session.fromTable(numbers)
                    .writeStream()
                    .foreachBatch((rows, epoch) -> {
                        epochs.add(epoch);
                        running.join().stop();
                        running.join().stop();
                    })
                    .option(
                            "checkpointLocation",
                            directory.resolve("checkpoint").toString())
                    .start();
            running.complete(query);
            assertThat(query.awaitTermination(30_000)).isTrue();
            itself.complete(query);
        }
        assertThat(epochs).containsExactly(0L, 1L);
        assertThat(itself.join().exception()).isEmpty();
    }

    @Test
    void aCallbackThatWaitsForItsOwnQueryIsTold() {
        CompletableFuture<StreamingQuery> itself = new CompletableFuture<>();
        StreamingQuery query = session.fromTable(numbers)
                .writeStream()
                .foreachBatch((rows, epoch) -> itself.join().awaitTermination())
                .start();
        itself.complete(query);
        numbers.add(Row.of(1));
        assertThatThrownBy(query::awaitTermination)
                .isInstanceOf(StreamingQueryException.class)
                .hasMessageContaining("awaitTermination() was called by a callback of the query that it waits for");
    }

    @Test
    void aListenerMayStopQueriesAndMayThrowWhateverItLikes() throws Exception {
        CountDownLatch terminated = new CountDownLatch(1);
        StreamingQueryListener throwing = new StreamingQueryListener() {
            @Override
            public void onQueryStarted(QueryStartedEvent event) {
                throw new StackOverflowError();
            }

            @Override
            public void onQueryProgress(QueryProgressEvent event) {
                throw new IllegalStateException("no");
            }

            @Override
            public void onQueryTerminated(QueryTerminatedEvent event) {
                throw new OutOfMemoryError("no");
            }
        };
        StreamingQueryListener stopping = new StreamingQueryListener() {
            @Override
            public void onQueryStarted(QueryStartedEvent event) {}

            @Override
            public void onQueryProgress(QueryProgressEvent event) {
                session.streams().get(event.progress().id()).stop();
            }

            @Override
            public void onQueryTerminated(QueryTerminatedEvent event) {
                terminated.countDown();
            }
        };
        session.streams().addListener(throwing);
        session.streams().addListener(stopping);
        try {
            StreamingQuery query =
                    session.fromTable(numbers).writeStream().format("noop").start();
            numbers.add(Row.of(1));
            assertThat(query.awaitTermination(30_000)).isTrue();
            assertThat(query.exception()).isEmpty();
            assertThat(terminated.await(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            session.streams().removeListener(throwing);
            session.streams().removeListener(stopping);
        }
    }

    static Stream<Throwable> throwables() {
        return Stream.of(
                new IllegalStateException("no"),
                new StackOverflowError(),
                new AssertionError("no"),
                new NoClassDefFoundError("Absent"),
                new InterruptedException("no"),
                new OutOfMemoryError("Java heap space"));
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void aFunctionThatThrowsFailsTheQueryWithItsNameAndTheRow(Throwable thrown) {
        session.udf().register("bad", (Integer n) -> fail(thrown), DataTypes.IntegerType);
        numbers.add(Row.of(42));
        StreamingQuery query = session.fromTable(numbers)
                .select(callUDF("bad", col("n")))
                .writeStream()
                .format("noop")
                .start();
        assertFailsWith(
                query,
                thrown instanceof OutOfMemoryError
                        ? "ran out of memory: Java heap space"
                        : "The function 'bad' failed for [42]: " + thrown);
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void aCallbackThatThrowsFailsTheQuery(Throwable thrown) {
        numbers.add(Row.of(42));
        StreamingQuery query = session.fromTable(numbers)
                .writeStream()
                .foreachBatch((rows, epoch) -> fail(thrown))
                .start();
        assertFailsWith(
                query,
                thrown instanceof OutOfMemoryError
                        ? "ran out of memory: Java heap space"
                        : "The callback of foreachBatch failed: " + thrown);
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void aWriterThatThrowsIsClosedWithTheReasonAndFailsTheQuery(Throwable thrown) {
        List<String> closed = Collections.synchronizedList(new ArrayList<>());
        numbers.add(Row.of(42));
        StreamingQuery query = session.fromTable(numbers)
                .writeStream()
                .foreach(new ForeachWriter<Row>() {
                    @Override
                    public boolean open(long partitionId, long epochId) {
                        return true;
                    }

                    @Override
                    public void process(Row row) {
                        fail(thrown);
                    }

                    @Override
                    public void close(Throwable error) {
                        closed.add(String.valueOf(error));
                    }
                })
                .start();
        assertFailsWith(
                query,
                thrown instanceof OutOfMemoryError
                        ? "ran out of memory: Java heap space"
                        : "The callback of foreach failed: " + thrown);
        assertThat(closed).hasSize(1).allSatisfy(error -> assertThat(error).isNotEqualTo("null"));
    }

    @Test
    void aFunctionThatHangsIsInterruptedByAStop() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        session.udf()
                .register(
                        "slow",
                        (Integer n) -> {
                            reached.countDown();
                            never.await();
                            return n;
                        },
                        DataTypes.IntegerType);
        session.conf().set("virta.execution.stop-timeout", "100ms");
        try {
            numbers.add(Row.of(1));
            StreamingQuery query = session.fromTable(numbers)
                    .groupBy(callUDF("slow", col("n")).as("slow"))
                    .count()
                    .writeStream()
                    .outputMode("update")
                    .format("noop")
                    .start();
            assertThat(reached.await(30, TimeUnit.SECONDS)).isTrue();
            query.stop();
            assertThat(query.exception()).isEmpty();
        } finally {
            session.conf().unset("virta.execution.stop-timeout");
        }
    }

    @Test
    void aStreamWithoutDemandDoesNotHoldUpAStop() throws Exception {
        session.conf().set("virta.execution.stop-timeout", "100ms");
        try {
            for (int i = 0; i < 5; i++) {
                numbers.add(Row.of(i));
            }
            SinkQueueWithCancel<Row> rows = session.fromTable(numbers)
                    .writeStream()
                    .queryName("without-demand")
                    .toSource()
                    .runWith(Sink.queue(), session.actorSystem());
            assertThat(rows.pull().toCompletableFuture().get(30, TimeUnit.SECONDS))
                    .isPresent();
            StreamingQuery query = session.streams().active()[0];
            numbers.add(Row.of(5));
            query.stop();
            assertThat(query.isActive()).isFalse();
        } finally {
            session.conf().unset("virta.execution.stop-timeout");
        }
    }

    private static void assertFailsWith(StreamingQuery query, String message) {
        assertThatThrownBy(query::awaitTermination)
                .isInstanceOf(StreamingQueryException.class)
                .hasMessageContaining(message);
        VirtaException cause = (VirtaException) query.exception().orElseThrow().getCause();
        assertThat(cause.code()).isIn(ErrorCode.USER_CODE_FAILED, ErrorCode.STREAM_FAILED);
        assertThat(cause.hint()).isNotNull();
    }

    private static Integer fail(Throwable thrown) {
        CallbackTroubleTest.<RuntimeException>sneakilyThrow(thrown);
        throw new AssertionError();
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneakilyThrow(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
