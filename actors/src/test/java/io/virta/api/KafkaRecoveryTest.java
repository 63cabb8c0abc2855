package io.virta.api;

import static io.virta.api.functions.col;
import static io.virta.api.functions.count;
import static io.virta.api.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import io.virta.connector.OutputMode;
import io.virta.connector.Sink;
import io.virta.planner.QueryPlan;
import io.virta.runtime.EpochTrigger;
import io.virta.runtime.FaultPlan;
import io.virta.runtime.FaultPlan.Point;
import io.virta.runtime.QueryDefinition;
import io.virta.runtime.QueryRuntime;
import io.virta.runtime.QuerySettings;
import io.virta.runtime.RunningQuery;
import io.virta.runtime.progress.QueryEvents;
import io.virta.session.SinkTarget;
import io.virta.testbroker.TestBroker;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kafka to Kafka, cut short at every point of the epoch protocol: a reader of committed records sees each result once, and nothing hangs. */
@Timeout(300)
class KafkaRecoveryTest {
    private static final int RECORDS = 30;
    private static final String INPUT = "recovery-in";
    private static final String LAST = "last";

    @TempDir
    static Path directory;

    private static String servers;
    private static Admin admin;
    private static VirtaSession session;
    private static QueryRuntime runtime;

    @BeforeAll
    static void fillTopic() throws Exception {
        servers = TestBroker.shared().bootstrapServers();
        admin = Admin.create(Map.of("bootstrap.servers", servers));
        session = Sessions.utc();
        runtime = new QueryRuntime(session.actorSystem(), QueryEvents.NONE);
        createTopic(INPUT, 2);
        try (KafkaProducer<String, String> producer = producer()) {
            for (int i = 0; i < RECORDS; i++) {
                producer.send(new ProducerRecord<>(INPUT, i % 2, "k" + i % 3, "v" + i))
                        .get();
            }
        }
    }

    @AfterAll
    static void stop() {
        session.stop();
        admin.close();
    }

    private static void createTopic(String topic, int partitions) throws Exception {
        admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                .all()
                .get();
    }

    private static KafkaProducer<String, String> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new StringSerializer(), new StringSerializer());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DURING_SNAPSHOT")
    void aCopyHasEveryRecordOnceWhereverARunEnds(Point point) throws Exception {
        String name = "copy-" + point;
        createTopic(name, 1);
        DataFrame copy = input().select(col("key"), col("value"));
        crashAt(copy, OutputMode.APPEND, name, point, 2);
        run(copy, OutputMode.APPEND, name, FaultPlan.NONE);
        assertThat(committed(name))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, RECORDS).mapToObj(i -> "v" + i).toList());
    }

    @ParameterizedTest
    @EnumSource
    void runningCountsGoOnWhereverARunEnds(Point point) throws Exception {
        String name = "counts-" + point;
        createTopic(name, 1);
        DataFrame counts = input().groupBy(col("key"))
                .agg(count(lit(1)).as("count"))
                .selectExpr("key", "cast(count as string) as value");
        crashAt(counts, OutputMode.UPDATE, name, point, 2);
        run(counts, OutputMode.UPDATE, name, FaultPlan.NONE);
        // Five epochs of two records of each of three keys: each key's count rises by two.
        List<String> expected = new ArrayList<>();
        for (int epoch = 1; epoch <= 5; epoch++) {
            expected.addAll(List.of("" + 2 * epoch, "" + 2 * epoch, "" + 2 * epoch));
        }
        assertThat(committed(name)).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static DataFrame input() {
        return session.readStream()
                .format("kafka")
                .option("kafka.bootstrap.servers", servers)
                .option("subscribe", INPUT)
                .option("startingOffsets", "earliest")
                .option("maxOffsetsPerTrigger", "6")
                .load();
    }

    private static void crashAt(DataFrame query, OutputMode mode, String name, Point point, long epoch)
            throws Exception {
        AtomicBoolean crashed = new AtomicBoolean();
        RunningQuery running = run(query, mode, name, (reached, at) -> {
            if (reached == point && at == epoch) {
                crashed.set(true);
                throw new IllegalStateException("the process is gone");
            }
        });
        assertThat(crashed).isTrue();
        assertThat(running.board().failure()).isNotNull();
    }

    private static RunningQuery run(DataFrame query, OutputMode mode, String name, FaultPlan faults) throws Exception {
        QueryPlan plan = session.state().plan(query.logicalPlan(), mode);
        SinkTarget target =
                new SinkTarget("kafka", Map.of("kafka.bootstrap.servers", servers, "topic", name), List.of());
        Sink sink = target.open(session.state(), plan, name, null);
        RunningQuery running = runtime.start(new QueryDefinition(
                name,
                plan,
                sink,
                new EpochTrigger.AvailableNow(),
                directory.resolve(name + "-checkpoint"),
                QuerySettings.defaults(ZoneOffset.UTC),
                Clock.systemUTC(),
                () -> {},
                List.of(),
                faults));
        running.terminated().get(60, TimeUnit.SECONDS);
        if (faults == FaultPlan.NONE) {
            assertThat(running.board().failure()).isNull();
        }
        return running;
    }

    /** What a reader of committed records sees. It reads up to a record behind all others, so it fails by its time limit if a transaction hangs. */
    private static List<String> committed(String topic) throws Exception {
        try (KafkaProducer<String, String> producer = producer()) {
            producer.send(new ProducerRecord<>(topic, 0, "", LAST)).get();
        }
        Map<String, Object> properties = Map.of("bootstrap.servers", servers, "isolation.level", "read_committed");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = List.of(new TopicPartition(topic, 0));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<String> values = new ArrayList<>();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (!values.contains(LAST)) {
                assertThat(System.nanoTime())
                        .as("a transaction hangs behind " + values)
                        .isLessThan(deadline);
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
            }
            values.remove(LAST);
            return values;
        }
    }
}
