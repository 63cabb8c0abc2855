package io.virta.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.connector.Options;
import io.virta.connector.PlannedRange;
import io.virta.connector.ReadLimit;
import io.virta.connector.SourceEnumerator;
import io.virta.connector.SourceScan;
import io.virta.connector.SourceTable;
import io.virta.connector.Split;
import io.virta.connectors.testkit.SourceRuns;
import io.virta.connectors.testkit.TestContext;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.row.Row;
import io.virta.testbroker.TestBroker;
import io.virta.types.StructType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KafkaSourceTest {
    private static final ReadLimit NO_LIMIT = new ReadLimit(Long.MAX_VALUE, Long.MAX_VALUE, false);

    private final Topics topics = new Topics(TestBroker.shared());
    private final TestContext context = new TestContext();

    @AfterEach
    void closeClients() {
        topics.close();
    }

    private SourceTable stream(String... options) {
        return KafkaTable.of(Options.of(topics.options(options)), null, true, context);
    }

    private SourceTable batch(String... options) {
        return KafkaTable.of(Options.of(topics.options(options)), null, false, context);
    }

    /** The values that a batch read finds. */
    private List<String> read(SourceTable table) {
        SourceScan scan = table.scan(List.of(1), List.of());
        try (SourceEnumerator enumerator = scan.enumerator(context.source(1, false))) {
            enumerator.stopAtLatest();
            PlannedRange range = enumerator.plan(null, ReadLimit.ALL);
            return range == null ? List.of() : values(scan, range);
        }
    }

    private List<String> values(SourceScan scan, PlannedRange range) {
        return SourceRuns.read(scan, context.source(1, true), range, 4096).stream()
                .map(row -> new String((byte[]) row.get(0), java.nio.charset.StandardCharsets.UTF_8))
                .toList();
    }

    private static void assertFails(Runnable action, ErrorCode code, String... parts) {
        assertThatThrownBy(action::run).isInstanceOfSatisfying(VirtaException.class, error -> {
            assertThat(error.code()).isEqualTo(code);
            assertThat(error.getMessage() + " " + error.hint()).contains(parts);
        });
    }

    @Test
    void recordsHaveSparksColumns() throws Exception {
        String topic = topics.create(1);
        topics.add(new ProducerRecord<>(
                topic, 0, 1_700_000_000_123L, "k", "v", List.of(new RecordHeader("h", Topics.bytes("x")))));
        topics.add(new ProducerRecord<>(topic, 0, 1_700_000_000_124L, (String) null, (String) null));
        SourceTable table = batch("subscribe", topic, "includeHeaders", "true");
        assertThat(table.schema().toDDL())
                .isEqualTo("key BINARY, value BINARY, topic STRING, partition INT, offset BIGINT, timestamp TIMESTAMP, "
                        + "timestampType INT, headers ARRAY<STRUCT<key: STRING, value: BINARY>>");
        SourceScan scan = SourceRuns.scanAll(table);
        try (SourceEnumerator enumerator = scan.enumerator(context.source(1, false))) {
            enumerator.stopAtLatest();
            List<Row> rows = SourceRuns.read(scan, context.source(1, false), enumerator.plan(null, ReadLimit.ALL), 10);
            assertThat(rows).hasSize(2);
            assertThat((byte[]) rows.get(0).get(0)).isEqualTo(Topics.bytes("k"));
            assertThat((byte[]) rows.get(0).get(1)).isEqualTo(Topics.bytes("v"));
            assertThat(rows.get(0).values().subList(2, 7))
                    .containsExactly(topic, 0, 0L, Instant.ofEpochMilli(1_700_000_000_123L), 0);
            assertThat(rows.get(0).get(7).toString()).contains("h");
            assertThat(rows.get(1).values()).element(0).isNull();
            assertThat(rows.get(1).values().subList(6, 8)).containsExactly(0, null);
        }
    }

    @Test
    void aBatchReadsWhatOffsetsSay() throws Exception {
        String topic = topics.create(2);
        topics.add(topic, 0, "a0", "a1", "a2");
        topics.add(topic, 1, "b0", "b1", "b2");
        assertThat(read(batch("subscribe", topic))).containsExactly("a0", "a1", "a2", "b0", "b1", "b2");
        String from = "{\"" + topic + "\":{\"0\":1,\"1\":-2}}";
        String to = "{\"" + topic + "\":{\"0\":-1,\"1\":2}}";
        assertThat(read(batch("subscribe", topic, "startingOffsets", from, "endingOffsets", to)))
                .containsExactly("a1", "a2", "b0", "b1");
        assertThat(read(batch("assign", "{\"" + topic + "\":[1]}"))).containsExactly("b0", "b1", "b2");
        assertThat(read(batch("subscribePattern", topic.substring(0, topic.length() - 1) + ".")))
                .hasSize(6);
    }

    @Test
    void timesBecomeOffsets() throws Exception {
        String topic = topics.create(2);
        for (int i = 0; i < 4; i++) {
            topics.add(new ProducerRecord<>(topic, 0, 1000L * i, null, "a" + i));
        }
        topics.add(new ProducerRecord<>(topic, 1, 1000L, null, "b"));
        assertThat(read(batch("subscribe", topic, "startingTimestamp", "1000", "endingTimestamp", "3000")))
                .containsExactly("a1", "a2", "b");
        String times = "{\"" + topic + "\":{\"0\":2000,\"1\":0}}";
        assertThat(read(batch("subscribe", topic, "startingOffsetsByTimestamp", times)))
                .containsExactly("a2", "a3", "b");
        assertFails(
                () -> read(batch("subscribe", topic, "startingTimestamp", "1500")),
                ErrorCode.INVALID_OPTION,
                topic + "-1",
                "startingOffsetsByTimestampStrategy");
        assertThat(read(batch(
                        "subscribe",
                        topic,
                        "startingTimestamp",
                        "1500",
                        "startingOffsetsByTimestampStrategy",
                        "latest")))
                .containsExactly("a2", "a3");
    }

    @Test
    void aStreamStartsWithWhatComesAndLogsWhereThatIs() throws Exception {
        String topic = topics.create(1);
        topics.add(topic, 0, "before");
        SourceScan scan = stream("subscribe", topic).scan(List.of(1), List.of());
        String first;
        try (SourceEnumerator enumerator = scan.enumerator(context.source(1, true))) {
            PlannedRange start = enumerator.plan(null, NO_LIMIT);
            assertThat(start.splits()).isEmpty();
            first = start.end();
            assertThat(first).isEqualTo("{\"" + topic + "\":{\"0\":1}}");
            assertThat(enumerator.plan(first, NO_LIMIT)).isNull();
        }
        topics.add(topic, 0, "while down");
        try (SourceEnumerator enumerator = scan.enumerator(context.source(1, true))) {
            enumerator.restore(first);
            PlannedRange next = enumerator.plan(first, NO_LIMIT);
            assertThat(values(scan, next)).containsExactly("while down");
            assertThat(enumerator.latest()).isEqualTo(next.end());
        }
    }

    @Test
    void limitsAreSharedInProportionToTheBacklog() throws Exception {
        String topic = topics.create(2);
        for (int i = 0; i < 12; i++) {
            topics.add(topic, i % 4 == 0 ? 1 : 0, "v" + i);
        }
        SourceScan scan = stream("subscribe", topic, "startingOffsets", "earliest", "maxOffsetsPerTrigger", "4")
                .scan(List.of(1), List.of());
        try (SourceEnumerator enumerator = scan.enumerator(context.source(1, true))) {
            PlannedRange range = enumerator.plan(null, NO_LIMIT);
            assertThat(range.end()).isEqualTo("{\"" + topic + "\":{\"0\":3,\"1\":1}}");
            assertThat(enumerator.plan(null, ReadLimit.ALL).end()).isEqualTo("{\"" + topic + "\":{\"0\":9,\"1\":3}}");
        }
    }

    @Test
    void anEpochWaitsForEnoughButNotForever() throws Exception {
        String topic = topics.create(1);
        SourceScan scan = stream(
                        "subscribe",
                        topic,
                        "startingOffsets",
                        "earliest",
                        "minOffsetsPerTrigger",
                        "3",
                        "maxTriggerDelay",
                        "10s")
                .scan(List.of(1), List.of());
        try (SourceEnumerator enumerator = scan.enumerator(context.source(1, true))) {
            topics.add(topic, 0, "a");
            String end = enumerator.plan(null, NO_LIMIT).end();
            topics.add(topic, 0, "b", "c");
            assertThat(enumerator.plan(end, NO_LIMIT)).isNull();
            topics.add(topic, 0, "d");
            PlannedRange enough = enumerator.plan(end, NO_LIMIT);
            assertThat(values(scan, enough)).containsExactly("b", "c", "d");
            topics.add(topic, 0, "e");
            assertThat(enumerator.plan(enough.end(), NO_LIMIT)).isNull();
            context.advanceMillis(10_000);
            assertThat(values(scan, enumerator.plan(enough.end(), NO_LIMIT))).containsExactly("e");
        }
    }

    @Test
    void minPartitionsCutsLargeRanges() throws Exception {
        String topic = topics.create(1);
        topics.add(topic, 0, "0", "1", "2", "3", "4", "5", "6");
        SourceScan scan = batch("subscribe", topic, "minPartitions", "3").scan(List.of(1), List.of());
        try (SourceEnumerator enumerator = scan.enumerator(context.source(2, false))) {
            enumerator.stopAtLatest();
            PlannedRange range = enumerator.plan(null, ReadLimit.ALL);
            assertThat(range.splits().stream().map(split -> split.from() + "-" + split.to()))
                    .containsExactly("0-3", "3-5", "5-7");
            assertThat(values(scan, range)).containsExactly("0", "1", "2", "3", "4", "5", "6");
        }
    }

    @Test
    void partitionsThatAreAddedAreReadFromTheirStart() throws Exception {
        String topic = topics.create(1);
        topics.add(topic, 0, "a");
        SourceScan scan =
                stream("subscribe", topic, "startingOffsets", "latest").scan(List.of(1), List.of());
        try (SourceEnumerator enumerator = scan.enumerator(context.source(1, true))) {
            String end = enumerator.plan(null, NO_LIMIT).end();
            topics.addPartitions(topic, 2);
            topics.add(topic, 1, "b");
            List<String> found = new ArrayList<>();
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (found.isEmpty() && System.nanoTime() < deadline) {
                PlannedRange range = enumerator.plan(end, NO_LIMIT);
                if (range != null) {
                    found.addAll(values(scan, range));
                    end = range.end();
                }
            }
            assertThat(found).containsExactly("b");
            assertThat(end).isEqualTo("{\"" + topic + "\":{\"0\":1,\"1\":1}}");
        }
    }

    @Test
    void gapsOfTransactionsAndCompactionEndRangesAllTheSame() throws Exception {
        String topic = topics.create(1);
        topics.add(topic, 0, "a");
        topics.addInTransaction(topic, 0, true, "b", "c");
        topics.addInTransaction(topic, 0, false, "x", "y");
        topics.addInTransaction(topic, 0, true, "d");
        assertThat(read(batch("subscribe", topic, "kafka.isolation.level", "read_committed")))
                .containsExactly("a", "b", "c", "d");
        assertThat(read(batch("subscribe", topic))).containsExactly("a", "b", "c", "x", "y", "d");
        String ending = "{\"" + topic + "\":{\"0\":6}}";
        assertThat(read(batch("subscribe", topic, "kafka.isolation.level", "read_committed", "endingOffsets", ending)))
                .containsExactly("a", "b", "c");
    }

    @Test
    void aReaderGoesOnWithWhatItHasFetched() throws Exception {
        String topic = topics.create(2);
        topics.add(topic, 0, "a", "b", "c", "d");
        topics.add(topic, 1, "p", "q");
        SourceScan scan = batch("subscribe", topic).scan(List.of(1), List.of());
        try (io.virta.connector.SourceReader reader = scan.reader(context.source(1, false))) {
            List<String> order = new ArrayList<>();
            for (Split split : List.of(
                    split(topic, 0, 0, 2),
                    split(topic, 1, 0, 1),
                    split(topic, 0, 2, 3),
                    split(topic, 1, 1, 2),
                    split(topic, 0, 1, 4))) {
                reader.open(split);
                for (var chunk = reader.next(10); chunk != null; chunk = reader.next(10)) {
                    for (int row = 0; row < chunk.batch().rowCount(); row++) {
                        order.add(((io.virta.batch.BytesColumn) chunk.batch().column(0)).string(row));
                    }
                }
            }
            assertThat(order).containsExactly("a", "b", "p", "c", "q", "b", "c", "d");
        }
    }

    private static Split split(String topic, int partition, long from, long to) {
        return new Split(topic + "-" + partition, from, to, "", 1);
    }

    @Test
    void whatRetentionDeletedBeforeItWasPlannedFailsOrIsSkipped() throws Exception {
        String topic = topics.create(1);
        topics.add(topic, 0, "a", "b", "c");
        topics.deleteBefore(topic, 0, 2);
        String position = "{\"" + topic + "\":{\"0\":1}}";
        SourceScan strict = stream("subscribe", topic).scan(List.of(1), List.of());
        try (SourceEnumerator enumerator = strict.enumerator(context.source(1, true))) {
            assertFails(
                    () -> enumerator.plan(position, NO_LIMIT),
                    ErrorCode.DATA_LOSS,
                    "Offsets 1 to 2 of " + topic + "-0 are gone",
                    "failOnDataLoss");
        }
        SourceScan lenient =
                stream("subscribe", topic, "failOnDataLoss", "false").scan(List.of(1), List.of());
        try (SourceEnumerator enumerator = lenient.enumerator(context.source(1, true))) {
            PlannedRange range = enumerator.plan(position, NO_LIMIT);
            assertThat(range.start()).isEqualTo(position);
            assertThat(values(lenient, range)).containsExactly("c");
        }
    }

    @Test
    void whatRetentionDeletedAfterItWasPlannedFailsOrIsSkipped() throws Exception {
        String topic = topics.create(2);
        topics.add(topic, 0, "a", "b", "c");
        topics.add(topic, 1, "p");
        SourceScan lenient =
                batch("subscribe", topic, "failOnDataLoss", "false").scan(List.of(1), List.of());
        SourceScan strict = batch("subscribe", topic).scan(List.of(1), List.of());
        try (SourceEnumerator enumerator = strict.enumerator(context.source(1, false))) {
            enumerator.stopAtLatest();
            PlannedRange range = enumerator.plan(null, ReadLimit.ALL);
            topics.deleteBefore(topic, 0, 1);
            assertFails(() -> values(strict, range), ErrorCode.DATA_LOSS, "Offsets 0 to 1 of " + topic + "-0 are gone");
            assertThat(values(lenient, range)).containsExactly("b", "c", "p");
            topics.deleteBefore(topic, 0, 3);
            assertThat(values(lenient, range)).containsExactly("p");
        }
    }

    @Test
    void aDeletedTopicFailsOrIsLeftOut() throws Exception {
        String gone = topics.create(1);
        String stays = topics.create(1);
        topics.add(gone, 0, "a");
        topics.add(stays, 0, "b");
        SourceScan lenient = stream(
                        "subscribe", gone + "," + stays, "failOnDataLoss", "false", "startingOffsets", "earliest")
                .scan(List.of(1), List.of());
        SourceScan strict = stream("subscribe", gone + "," + stays, "startingOffsets", "earliest")
                .scan(List.of(1), List.of());
        PlannedRange range;
        try (SourceEnumerator enumerator = strict.enumerator(context.source(1, true))) {
            range = enumerator.plan(null, NO_LIMIT);
        }
        topics.delete(gone);
        topics.add(stays, 0, "c");
        try (SourceEnumerator enumerator = strict.enumerator(context.source(1, true))) {
            assertFails(() -> enumerator.plan(range.end(), NO_LIMIT), ErrorCode.DATA_LOSS, gone + "-0", "are gone");
        }
        assertFails(() -> values(strict, range), ErrorCode.DATA_LOSS, gone + "-0", "deleted");
        try (SourceEnumerator enumerator = lenient.enumerator(context.source(1, true))) {
            PlannedRange next = enumerator.plan(range.end(), NO_LIMIT);
            assertThat(next.end()).isEqualTo("{\"" + stays + "\":{\"0\":2}}");
            assertThat(values(lenient, next)).containsExactly("c");
        }
    }

    @Test
    void aTopicMadeAnewIsReadFromItsStart() throws Exception {
        String topic = topics.create(1);
        topics.add(topic, 0, "a", "b", "c");
        String position = "{\"" + topic + "\":{\"0\":3}}";
        topics.delete(topic);
        topics.create(topic, 1, Map.of());
        topics.add(topic, 0, "new");
        try (SourceEnumerator enumerator =
                SourceRuns.scanAll(stream("subscribe", topic)).enumerator(context.source(1, true))) {
            assertFails(
                    () -> enumerator.plan(position, NO_LIMIT), ErrorCode.DATA_LOSS, "from 3 back to 1", "made anew");
        }
        SourceScan lenient =
                stream("subscribe", topic, "failOnDataLoss", "false").scan(List.of(1), List.of());
        try (SourceEnumerator enumerator = lenient.enumerator(context.source(1, true))) {
            assertThat(values(lenient, enumerator.plan(position, NO_LIMIT))).containsExactly("new");
        }
    }

    @Test
    void offsetsAreCommittedToAGroupForOtherTools() throws Exception {
        String topic = topics.create(1);
        topics.add(topic, 0, "a", "b");
        String group = "group of " + topic;
        SourceScan scan = stream("subscribe", topic, "startingOffsets", "earliest", "commitGroupId", group)
                .scan(List.of(1), List.of());
        try (SourceEnumerator enumerator = scan.enumerator(context.source(1, true))) {
            enumerator.committed(enumerator.plan(null, NO_LIMIT));
        }
        assertThat(topics.committed(group)).isEqualTo(Map.of(new TopicPartition(topic, 0), 2L));
    }

    @Test
    void progressTellsHowFarBehindAQueryIs() {
        SourceTable table = stream("subscribe", "t");
        assertThat(table.metrics("{\"t\":{\"0\":5,\"1\":10}}", "{\"t\":{\"0\":8,\"1\":10,\"2\":7}}"))
                .isEqualTo(Map.of(
                        "minOffsetsBehindLatest", "0",
                        "maxOffsetsBehindLatest", "3",
                        "avgOffsetsBehindLatest", "1.5",
                        "offsetsBehindLatest", "{\"t\":{\"0\":3,\"1\":0}}"));
        assertThat(table.metrics("{}", null)).isEmpty();
    }

    @Test
    void valuesAreDecodedStraightIntoColumns() throws Exception {
        String topic = topics.create(1);
        topics.add(new ProducerRecord<>(topic, 0, 5000L, "k", "{\"id\":1,\"name\":\"a\"}"));
        topics.add(new ProducerRecord<>(topic, 0, 6000L, (String) null, (String) null));
        topics.add(new ProducerRecord<>(topic, 0, 7000L, null, "[{\"id\":2},{\"id\":3,\"name\":\"c\"}]"));
        StructType schema = context.schema("id BIGINT, name STRING");
        SourceTable table = KafkaTable.of(
                Options.of(
                        topics.options("subscribe", topic, "format", "json", "metadataColumns", "offset, timestamp")),
                schema,
                false,
                context);
        SourceScan scan = table.scan(List.of(3, 1, 0, 2), List.of());
        try (SourceEnumerator enumerator = scan.enumerator(context.source(1, false))) {
            enumerator.stopAtLatest();
            assertThat(SourceRuns.read(scan, context.source(1, false), enumerator.plan(null, ReadLimit.ALL), 100))
                    .containsExactly(
                            Row.of(Instant.ofEpochMilli(5000), "a", 1L, 0L),
                            Row.of(Instant.ofEpochMilli(7000), null, 2L, 2L),
                            Row.of(Instant.ofEpochMilli(7000), "c", 3L, 2L));
        }
    }

    @Test
    void malformedValuesSayWhereTheyAre() throws Exception {
        String topic = topics.create(1);
        topics.add(topic, 0, "{\"id\":1}", "{\"id\":");
        SourceTable table = KafkaTable.of(
                Options.of(topics.options("subscribe", topic, "format", "json", "mode", "FAILFAST")),
                context.schema("id BIGINT"),
                false,
                context);
        SourceScan scan = SourceRuns.scanAll(table);
        try (SourceEnumerator enumerator = scan.enumerator(context.source(1, false))) {
            enumerator.stopAtLatest();
            PlannedRange range = enumerator.plan(null, ReadLimit.ALL);
            assertFails(
                    () -> SourceRuns.read(scan, context.source(1, false), range, 100),
                    ErrorCode.MALFORMED_RECORD,
                    topic + "-0, offset 1");
        }
    }

    @Test
    void aTopicThatIsNotThereIsNamed() {
        try (SourceEnumerator enumerator =
                SourceRuns.scanAll(stream("subscribe", "nowhere")).enumerator(context.source(1, true))) {
            assertFails(() -> enumerator.plan(null, NO_LIMIT), ErrorCode.TABLE_OR_VIEW_NOT_FOUND, "nowhere");
        }
    }

    @Test
    void aBrokerThatIsNotThereIsAnErrorFromOutside() {
        SourceTable table = KafkaTable.of(
                Options.of(Map.of(
                        "kafka.bootstrap.servers", "127.0.0.1:1",
                        "kafka.default.api.timeout.ms", "300",
                        "kafka.request.timeout.ms", "300",
                        "subscribe", "t")),
                null,
                true,
                context);
        try (SourceEnumerator enumerator = SourceRuns.scanAll(table).enumerator(context.source(1, true))) {
            assertFails(() -> enumerator.plan(null, NO_LIMIT), ErrorCode.IO_ERROR, "kafka.bootstrap.servers");
        }
    }
}
