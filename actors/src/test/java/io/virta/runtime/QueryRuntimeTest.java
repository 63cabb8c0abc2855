package io.virta.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.persistence.journal.JournalRegistry;
import io.virta.planner.QueryPlan;
import io.virta.runtime.progress.EpochProgress;
import io.virta.runtime.progress.QueryEvents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class QueryRuntimeTest {
    private static final QuerySettings SETTINGS = QuerySettings.defaults(ZoneOffset.UTC);
    private static ActorSystem<Void> system;
    private static QueryRuntime runtime;

    @TempDir
    Path directory;

    private final StoreSink sink = new StoreSink();

    @BeforeAll
    static void startSystem() {
        system = ActorSystem.create(Behaviors.empty(), "virta-test");
        runtime = new QueryRuntime(system, QueryEvents.NONE);
    }

    @AfterAll
    static void stopSystem() throws Exception {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Test
    void anAvailableNowRunCopiesAllThatIsThereAndEnds() throws Exception {
        NumbersTable numbers = new NumbersTable(100_000, 3, 10_000, n -> n * 2);
        RunningQuery query = start(Plans.copy(numbers), new EpochTrigger.AvailableNow());
        end(query);

        assertThat(query.board().failure()).isNull();
        assertThat(sink.rows()).hasSize(100_000);
        assertThat(numbers.committed()).hasSize(10).endsWith("100000");
        assertThat(query.board().recentProgress()).hasSize(10);
        assertThat(query.board().lastProgress().inputRows()).isEqualTo(10_000);
    }

    @Test
    void onceRunsOneEpochWithAllThatIsThere() throws Exception {
        NumbersTable numbers = new NumbersTable(1000, 2, 10, n -> n);
        end(start(Plans.copy(numbers), new EpochTrigger.Once()));

        assertThat(sink.rows(0)).hasSize(1000);
        assertThat(sink.rows(1)).isEmpty();
    }

    @Test
    void goesOnWhereTheCheckpointEnds() throws Exception {
        NumbersTable numbers = new NumbersTable(10, 2, 100, n -> n);
        end(start(Plans.copy(numbers), new EpochTrigger.AvailableNow()));
        numbers.extendTo(25);
        end(start(Plans.copy(numbers), new EpochTrigger.AvailableNow()));

        assertThat(sink.rows()).hasSize(25);
        assertThat(sink.rows(1)).hasSize(15);
    }

    @Test
    void aQueryThatWaitsProcessesWhatComesAndStops() throws Exception {
        NumbersTable numbers = new NumbersTable(5, 1, 100, n -> n);
        RunningQuery query = start(Plans.copy(numbers), new EpochTrigger.Immediate());
        query.allAvailableProcessed().get(20, TimeUnit.SECONDS);
        assertThat(sink.rows()).hasSize(5);

        numbers.extendTo(8);
        query.allAvailableProcessed().get(20, TimeUnit.SECONDS);
        assertThat(sink.rows())
                .containsExactlyElementsOf(
                        LongStream.range(0, 8).mapToObj(n -> List.of(n, n)).toList());
        assertThat(query.isActive()).isTrue();

        query.stop();
        end(query);
        assertThat(query.board().failure()).isNull();
    }

    @Test
    void keyedStateIsRestoredAlsoOntoAnotherNumberOfShards() throws Exception {
        NumbersTable numbers = new NumbersTable(1000, 2, 250, n -> n % 7);
        end(start(Plans.counts(numbers), new EpochTrigger.AvailableNow()));
        numbers.extendTo(1400);
        end(start(Plans.counts(numbers), new EpochTrigger.AvailableNow(), SETTINGS.withParallelism(3, 5)));

        assertThat(sink.latestByKey()).isEqualTo(counts(1400, 7));
    }

    @Test
    void manyEpochsOfStateAreFoldedAndRestored() throws Exception {
        NumbersTable numbers = new NumbersTable(200, 1, 2, n -> n % 5);
        end(start(Plans.counts(numbers), new EpochTrigger.AvailableNow()));
        numbers.extendTo(203);
        end(start(Plans.counts(numbers), new EpochTrigger.AvailableNow()));

        assertThat(sink.latestByKey()).isEqualTo(counts(203, 5));
        try (Stream<Path> files = Files.list(directory.resolve("checkpoint/state"))) {
            assertThat(files.count()).isLessThan(SETTINGS.retention().minEpochs() + 20L);
        }
    }

    @Test
    void anEpochWithoutDataFollowsWhenTheWatermarkHasMoved() throws Exception {
        NumbersTable numbers = new NumbersTable(20, 2, 10, n -> n * 1000);
        end(start(Plans.closedCounts(numbers, 5000), new EpochTrigger.AvailableNow()));

        assertThat(sink.rows(0)).isEmpty();
        assertThat(sink.rows(1))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 4)
                        .mapToObj(n -> List.of(n * 1000, 1L))
                        .toList());
        assertThat(sink.rows(2)).hasSize(10);
        assertThat(sink.rows(3)).isEmpty();
    }

    @Test
    void theWatermarkSurvivesAStopAndNeverGoesBack() throws Exception {
        NumbersTable numbers = new NumbersTable(10, 1, 10, n -> n * 1000);
        end(start(Plans.closedCounts(numbers, 5000), new EpochTrigger.Once()));
        assertThat(sink.rows()).isEmpty();
        numbers.extendTo(12);
        end(start(Plans.closedCounts(numbers, 5000), new EpochTrigger.Once()));

        assertThat(sink.rows(1)).hasSize(4);
    }

    @Test
    void aStageThatReadsAnotherTwiceDoesNotHangWithOneBatchOfRoom() throws Exception {
        NumbersTable numbers = new NumbersTable(400_000, 3, 200_000, n -> n % 3);
        end(start(Plans.selfUnionCounts(numbers), new EpochTrigger.AvailableNow(), SETTINGS.withInputBuffer(1)));

        assertThat(sink.latestByKey().get(0L)).isEqualTo(List.of(0L, 266_668L));
    }

    @Test
    void streamsReachShardsThroughStreamReferencesToo() throws Exception {
        ActorSystem<Void> other = ActorSystem.create(
                Behaviors.empty(),
                "virta-refs",
                ConfigFactory.parseString("virta.runtime.shard-edges = stream-refs")
                        .withFallback(ConfigFactory.load()));
        try {
            NumbersTable numbers = new NumbersTable(100_000, 2, 25_000, n -> n % 7);
            RunningQuery query = new QueryRuntime(other, QueryEvents.NONE)
                    .start(new QueryDefinition(
                            "refs",
                            Plans.counts(numbers),
                            sink,
                            new EpochTrigger.AvailableNow(),
                            directory.resolve("checkpoint"),
                            SETTINGS));
            end(query);
            assertThat(query.board().failure()).isNull();
            assertThat(sink.latestByKey()).isEqualTo(counts(100_000, 7));
        } finally {
            other.terminate();
            other.getWhenTerminated().toCompletableFuture().get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void theSameGraphRunsContinuouslyAndGoesOnAfterAStop() throws Exception {
        EpochTrigger continuous = new EpochTrigger.Continuous(Duration.ofMillis(5));
        NumbersTable numbers = new NumbersTable(1000, 1, 1, n -> n % 7);
        RunningQuery first = start(Plans.counts(numbers), continuous);
        awaitRows(first, 1000);
        first.stop();
        end(first);
        assertThat(sink.latestByKey()).isEqualTo(counts(1000, 7));

        numbers.extendTo(1500);
        RunningQuery second = start(Plans.counts(numbers), continuous);
        awaitRows(second, 500);
        second.stop();
        end(second);

        assertThat(second.board().failure()).isNull();
        assertThat(sink.latestByKey()).isEqualTo(counts(1500, 7));
    }

    /** Threads of islands end a second after them; the test's time limit says that they do. */
    @Test
    void manyStartsAndStopsLeaveNothingOpen() throws Exception {
        NumbersTable numbers = new NumbersTable(10, 1, 10, n -> n);
        int before = Thread.activeCount();
        for (int i = 0; i < 50; i++) {
            RunningQuery query = start(Plans.counts(numbers), new EpochTrigger.Immediate());
            query.allAvailableProcessed().get(20, TimeUnit.SECONDS);
            query.stop();
            end(query);
            assertThat(query.board().failure()).isNull();
        }

        assertThat(JournalRegistry.of(system).openJournals()).isZero();
        assertThat(sink.rows(0)).hasSize(10);
        while (Thread.activeCount() > before + 30) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aCheckpointInUseIsRefused() throws Exception {
        NumbersTable numbers = new NumbersTable(10, 1, 10, n -> n);
        RunningQuery query = start(Plans.copy(numbers), new EpochTrigger.Immediate());
        assertThatThrownBy(() -> start(Plans.copy(numbers), new EpochTrigger.Immediate()))
                .isInstanceOfSatisfying(
                        VirtaException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.CHECKPOINT_IN_USE));
        query.stop();
        end(query);
    }

    @Test
    void anotherQuerysCheckpointIsRefusedAndLeftAsItWas() throws Exception {
        NumbersTable numbers = new NumbersTable(10, 1, 10, n -> n);
        end(start(Plans.counts(numbers), new EpochTrigger.AvailableNow()));
        RunningQuery other = start(Plans.copy(numbers), new EpochTrigger.AvailableNow());
        end(other);
        assertThat(other.board().failure().code()).isEqualTo(ErrorCode.CHECKPOINT_INCOMPATIBLE);

        numbers.extendTo(20);
        end(start(Plans.counts(numbers), new EpochTrigger.AvailableNow()));
        assertThat(sink.rows(1)).hasSize(10);
    }

    private static void awaitRows(RunningQuery query, long rows) {
        while (query.isActive()
                && query.board().recentProgress().stream()
                                .mapToLong(EpochProgress::inputRows)
                                .sum()
                        < rows) {
            Thread.onSpinWait();
        }
    }

    private static Map<Long, List<Long>> counts(int numbers, int keys) {
        Map<Long, List<Long>> counts = new TreeMap<>();
        for (long key = 0; key < keys; key++) {
            counts.put(key, List.of(key, (numbers - key + keys - 1) / keys));
        }
        return counts;
    }

    private RunningQuery start(QueryPlan plan, EpochTrigger trigger) {
        return start(plan, trigger, SETTINGS);
    }

    private RunningQuery start(QueryPlan plan, EpochTrigger trigger, QuerySettings settings) {
        return runtime.start(
                new QueryDefinition("test", plan, sink, trigger, directory.resolve("checkpoint"), settings));
    }

    private static void end(RunningQuery query) throws Exception {
        query.terminated().get(30, TimeUnit.SECONDS);
    }
}
