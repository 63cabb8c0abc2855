package io.virta.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.connector.Options;
import io.virta.connector.OutputMode;
import io.virta.connector.Sink;
import io.virta.connector.Sink.SinkContext;
import io.virta.connector.SinkRequest;
import io.virta.connector.SinkWriter;
import io.virta.connector.SinkWriter.Recovery;
import io.virta.connectors.testkit.TestContext;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.row.Row;
import io.virta.row.RowConverter;
import io.virta.testbroker.TestBroker;
import io.virta.types.StructType;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KafkaSinkTest {
    private final Topics topics = new Topics(TestBroker.shared());
    private final TestContext context = new TestContext();

    @AfterEach
    void closeClients() {
        topics.close();
    }

    private Sink sink(TestContext session, String ddl, String... options) {
        StructType schema = context.schema(ddl);
        return KafkaSink.of(
                Options.of(topics.options(options)),
                new SinkRequest(schema, OutputMode.APPEND, List.of(), "query", true, List.of()),
                session);
    }

    private static SinkWriter writer(Sink sink, String queryId) {
        return sink.writer(new SinkContext(queryId, "sink", 0, 1, ZoneOffset.UTC));
    }

    private byte[] prepare(SinkWriter writer, long epoch, int attempt, String ddl, Row... rows) {
        writer.begin(epoch, attempt);
        writer.write(RowConverter.toBatch(List.of(rows), context.schema(ddl)));
        return writer.prepare();
    }

    private static void assertRefused(Runnable action, String... parts) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        VirtaException.class,
                        error ->
                                assertThat(error.problem() + " " + error.hint()).contains(parts));
    }

    @Test
    void columnsBecomePartsOfRecords() throws Exception {
        String one = topics.create(3);
        String other = topics.create(1);
        String ddl =
                "key STRING, value BINARY, topic STRING, partition INT, headers ARRAY<STRUCT<key: STRING, value: BINARY>>";
        try (SinkWriter writer = writer(sink(context, ddl), one)) {
            byte[] handle = prepare(
                    writer,
                    0,
                    0,
                    ddl,
                    Row.of("k", Topics.bytes("v"), one, 2, List.of(Row.of("h", Topics.bytes("x")), Row.of("n", null))),
                    Row.of(null, null, other, null, null));
            writer.commit(0, handle);
        }
        ConsumerRecord<String, String> record = topics.records(one).get(0);
        assertThat(record.partition()).isEqualTo(2);
        assertThat(record.key()).isEqualTo("k");
        assertThat(record.value()).isEqualTo("v");
        assertThat(record.headers().toArray()).hasSize(2);
        assertThat(record.headers().lastHeader("h").value()).isEqualTo(Topics.bytes("x"));
        assertThat(topics.records(other)).hasSize(1).first().satisfies(empty -> {
            assertThat(empty.key()).isNull();
            assertThat(empty.value()).isNull();
        });
    }

    @Test
    void atLeastOnceWritesBeforeTheDecision() throws Exception {
        String topic = topics.create(1);
        Sink sink = sink(context, "value STRING", "topic", topic, "guarantee", "at-least-once");
        assertThat(sink.guarantee()).isEqualTo(Sink.Guarantee.AT_LEAST_ONCE);
        try (SinkWriter writer = writer(sink, topic)) {
            assertThat(prepare(writer, 0, 0, "value STRING", Row.of("a"))).isEmpty();
            assertThat(topics.values(topic)).containsExactly("a");
        }
    }

    @Test
    void batchWritesAreTransactionsOnlyWhereAskedTo() {
        SinkRequest batch =
                new SinkRequest(context.schema("value STRING"), OutputMode.COMPLETE, List.of(), "q", false, List.of());
        assertThat(KafkaSink.of(Options.of(topics.options("topic", "t")), batch, context)
                        .guarantee())
                .isEqualTo(Sink.Guarantee.AT_LEAST_ONCE);
        assertThat(KafkaSink.of(Options.of(topics.options("topic", "t", "guarantee", "exactly-once")), batch, context)
                        .guarantee())
                .isEqualTo(Sink.Guarantee.EXACTLY_ONCE);
    }

    @Test
    void anEpochThatWasCommittedJustBeforeTheCrashStands() throws Exception {
        String topic = topics.create(1);
        SinkWriter crashed = writer(sink(new TestContext(), "value STRING", "topic", topic), topic);
        byte[] handle = prepare(crashed, 6, 0, "value STRING", Row.of("a"));
        crashed.commit(6, handle);
        try (SinkWriter later = writer(sink(new TestContext(), "value STRING", "topic", topic), topic)) {
            assertThat(later.recover(6, handle)).isEqualTo(Recovery.COMMITTED);
            later.abort(7);
            later.commit(7, prepare(later, 7, 1, "value STRING", Row.of("b")));
        }
        assertThat(topics.values(topic)).containsExactly("a", "b");
        crashed.close();
    }

    @Test
    void anEpochThatWasPreparedAndNotCommittedIsAbortedAndItsZombieFenced() throws Exception {
        String topic = topics.create(1);
        SinkWriter zombie = writer(sink(new TestContext(), "value STRING", "topic", topic), topic);
        byte[] handle = prepare(zombie, 3, 0, "value STRING", Row.of("zombie"));
        prepare(zombie, 4, 0, "value STRING", Row.of("next"));
        try (SinkWriter later = writer(sink(new TestContext(), "value STRING", "topic", topic), topic)) {
            assertThat(later.recover(3, handle)).isEqualTo(Recovery.ABORTED);
            later.abort(3);
            assertThatThrownBy(() -> zombie.commit(3, handle))
                    .isInstanceOfSatisfying(
                            VirtaException.class,
                            error -> assertThat(error.code()).isEqualTo(ErrorCode.IO_ERROR));
            // Nothing hangs: a reader of committed records gets to the end at once.
            assertThat(topics.values(topic)).isEmpty();
            byte[] again = prepare(later, 3, 1, "value STRING", Row.of("again"));
            later.commit(3, again);
            assertThat(later.recover(3, again)).isEqualTo(Recovery.COMMITTED);
        }
        assertThat(topics.values(topic)).containsExactly("again");
        zombie.close();
    }

    @Test
    void aMarkerOfAnotherAttemptDoesNotCount() throws Exception {
        String topic = topics.create(1);
        byte[] first;
        try (SinkWriter writer = writer(sink(new TestContext(), "value STRING", "topic", topic), topic)) {
            first = prepare(writer, 0, 0, "value STRING", Row.of("first"));
        }
        try (SinkWriter writer = writer(sink(new TestContext(), "value STRING", "topic", topic), topic)) {
            writer.abort(0);
            writer.commit(0, prepare(writer, 0, 1, "value STRING", Row.of("second")));
        }
        try (SinkWriter writer = writer(sink(new TestContext(), "value STRING", "topic", topic), topic)) {
            assertThat(writer.recover(0, first)).isEqualTo(Recovery.ABORTED);
        }
        assertThat(topics.values(topic)).containsExactly("second");
    }

    @Test
    void beingPreparedForLongerThanTheTransactionMayLastLosesNothing() throws Exception {
        String topic = topics.create(1);
        String[] options = {"topic", topic, "kafka.transaction.timeout.ms", "1000"};
        SinkWriter slow = writer(sink(new TestContext(), "value STRING", options), topic);
        byte[] handle = prepare(slow, 0, 0, "value STRING", Row.of("a"));
        // The broker aborts the transaction by itself: then a reader of committed records gets past it.
        topics.add(topic, 0, "after");
        awaitValues(topic, "after");
        assertThatThrownBy(() -> slow.commit(0, handle))
                .isInstanceOfSatisfying(
                        VirtaException.class, error -> assertThat(error.code()).isEqualTo(ErrorCode.IO_ERROR));
        slow.close();
        try (SinkWriter later = writer(sink(new TestContext(), "value STRING", options), topic)) {
            assertThat(later.recover(0, handle)).isEqualTo(Recovery.ABORTED);
            later.abort(0);
            later.commit(0, prepare(later, 0, 1, "value STRING", Row.of("a")));
        }
        assertThat(topics.values(topic)).containsExactly("after", "a");
    }

    private void awaitValues(String topic, String... expected) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        List<String> found = new ArrayList<>();
        while (!found.equals(Arrays.asList(expected)) && System.nanoTime() < deadline) {
            found = topics.values(topic);
        }
        assertThat(found).containsExactly(expected);
    }

    @Test
    void sinksOfOneQueryHaveTransactionsOfTheirOwn() throws Exception {
        String topic = topics.create(1);
        Sink sink = sink(context, "value STRING", "topic", topic);
        SinkContext main = new SinkContext(topic, "sink", 0, 1, ZoneOffset.UTC);
        try (SinkWriter one = sink.writer(main);
                SinkWriter other = sink.writer(main.of("late"))) {
            byte[] first = prepare(one, 0, 0, "value STRING", Row.of("a"));
            byte[] second = prepare(other, 0, 0, "value STRING", Row.of("b"));
            one.commit(0, first);
            other.commit(0, second);
        }
        assertThat(topics.values(topic)).containsExactly("a", "b");
    }

    @Test
    void aTopicThatIsNotThereIsNamed() {
        Sink sink = sink(
                context, "value STRING", "topic", "nowhere", "guarantee", "at-least-once", "kafka.max.block.ms", "500");
        try (SinkWriter writer = writer(sink, "q")) {
            writer.begin(0, 0);
            assertRefused(
                    () -> {
                        writer.write(RowConverter.toBatch(List.of(Row.of("a")), context.schema("value STRING")));
                        writer.prepare();
                    },
                    "nowhere");
        }
    }

    @Test
    void rowsWithoutATopicAreRefused() throws Exception {
        try (SinkWriter writer = writer(sink(context, "value STRING, topic STRING"), "q2")) {
            writer.begin(0, 0);
            assertRefused(
                    () -> writer.write(RowConverter.toBatch(
                            List.of(Row.of("a", null)), context.schema("value STRING, topic STRING"))),
                    "null as its topic");
        }
    }

    @Test
    void schemaAndOptionsAreChecked() {
        assertRefused(() -> sink(context, "value STRING"), "option topic");
        assertRefused(() -> sink(context, "id BIGINT", "topic", "t"), "column value", "to_json");
        assertRefused(() -> sink(context, "value BIGINT", "topic", "t"), "BIGINT", "STRING or BINARY");
        assertRefused(() -> sink(context, "value STRING, age INT", "topic", "t"), "no column 'age'");
        assertRefused(() -> sink(context, "value STRING", "topic", "t", "guarantee", "maybe"), "at-least-once");
        assertRefused(() -> sink(context, "value STRING", "topic", "t", "format", "csv"), "json");
        for (String option : List.of("kafka.key.serializer", "kafka.value.serializer", "kafka.transactional.id")) {
            assertRefused(() -> sink(context, "value STRING", "topic", "t", option, "x"), option);
        }
        assertRefused(
                () -> KafkaSink.of(
                        Options.of(Map.of("kafka.bootstrap.servers", "h:1", "topic", "t", "saveMode", "overwrite")),
                        new SinkRequest(
                                context.schema("value STRING"), OutputMode.COMPLETE, List.of(), "q", false, List.of()),
                        context),
                "only appends");
    }
}
