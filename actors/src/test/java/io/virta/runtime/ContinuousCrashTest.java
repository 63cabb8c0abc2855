package io.virta.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.planner.QueryPlan;
import io.virta.runtime.FaultPlan.Point;
import io.virta.runtime.progress.QueryEvents;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A query over one checkpoint, cut short in one mode and started again in the other, keeps exact state, and with a sink that publishes at barriers its output is exactly once. */
@Timeout(60)
class ContinuousCrashTest {
    private static final QuerySettings SETTINGS = QuerySettings.defaults(ZoneOffset.UTC);
    private static final EpochTrigger CONTINUOUS = new EpochTrigger.Continuous(Duration.ofMillis(5));
    private static ActorSystem<Void> system;
    private static QueryRuntime runtime;

    @TempDir
    Path directory;

    private final StoreSink sink = new StoreSink();

    @BeforeAll
    static void startSystem() {
        system = ActorSystem.create(Behaviors.empty(), "virta-continuous-crash-test");
        runtime = new QueryRuntime(system, QueryEvents.NONE);
    }

    @AfterAll
    static void stopSystem() throws Exception {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    static Stream<Arguments> pointsOfContinuousEpochs() {
        return Stream.of(
                        Point.DURING_SNAPSHOT, Point.BEFORE_PREPARED, Point.AFTER_PREPARED, Point.BEFORE_COMMITTED)
                .flatMap(point -> Stream.of(0L, 1L).map(epoch -> Arguments.of(point, epoch)));
    }

    @ParameterizedTest
    @MethodSource("pointsOfContinuousEpochs")
    void continuousThenMicroBatch(Point point, long epoch) throws Exception {
        NumbersTable numbers = new NumbersTable(20_000, 1, 3000, n -> n % 7);
        AtomicBoolean cut = new AtomicBoolean();
        RunningQuery crashed = start(numbers, CONTINUOUS, (reached, at) -> {
            if (reached == point && at == epoch) {
                cut.set(true);
                throw new Crash();
            }
        });
        if (epoch > 0) {
            processed(crashed);
        }
        numbers.extendTo(30_000);
        end(crashed);
        assertThat(cut).isTrue();

        end(start(numbers, new EpochTrigger.AvailableNow(), FaultPlan.NONE));
        assertThat(sink.latestByKey()).isEqualTo(counts(30_000));
    }

    @ParameterizedTest
    @EnumSource(Point.class)
    void microBatchThenContinuous(Point point) throws Exception {
        NumbersTable numbers = new NumbersTable(10_000, 2, 1000, n -> n % 7);
        end(start(numbers, new EpochTrigger.AvailableNow(), (reached, at) -> {
            if (reached == point && at == 3) {
                throw new Crash();
            }
        }));

        numbers.extendTo(20_000);
        RunningQuery continuous = start(numbers, CONTINUOUS, FaultPlan.NONE);
        processed(continuous);
        continuous.stop();
        end(continuous);
        assertThat(continuous.board().failure()).isNull();
        assertThat(sink.latestByKey()).isEqualTo(counts(20_000));

        numbers.extendTo(20_700);
        end(start(numbers, new EpochTrigger.AvailableNow(), FaultPlan.NONE));
        assertThat(sink.latestByKey()).isEqualTo(counts(20_700));
    }

    private static void processed(RunningQuery query) throws Exception {
        query.allAvailableProcessed().get(20, TimeUnit.SECONDS);
    }

    private static Map<Long, List<Long>> counts(long numbers) {
        Map<Long, List<Long>> counts = new TreeMap<>();
        for (long key = 0; key < 7; key++) {
            counts.put(key, List.of(key, (numbers - key + 6) / 7));
        }
        return counts;
    }

    private RunningQuery start(NumbersTable numbers, EpochTrigger trigger, FaultPlan faults) {
        QueryPlan plan = Plans.counts(numbers);
        return runtime.start(new QueryDefinition(
                "modes",
                plan,
                sink,
                trigger,
                directory.resolve("checkpoint"),
                SETTINGS,
                Clock.systemUTC(),
                () -> {},
                faults));
    }

    private static void end(RunningQuery query) throws Exception {
        query.terminated().get(30, TimeUnit.SECONDS);
    }

    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Crash() {
            super("the process is gone");
        }
    }
}
