package io.virta.runtime;

import static io.virta.api.functions.col;
import static io.virta.api.functions.count;
import static io.virta.api.functions.expr;
import static io.virta.api.functions.lit;
import static io.virta.api.functions.window;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.virta.api.DataFrame;
import io.virta.api.VirtaSession;
import io.virta.connector.OutputMode;
import io.virta.dropped.DropKind;
import io.virta.optimizer.Optimizer;
import io.virta.planner.Planner;
import io.virta.planner.PlannerSettings;
import io.virta.planner.QueryPlan;
import io.virta.runtime.FaultPlan.Point;
import io.virta.runtime.progress.EpochProgress;
import io.virta.runtime.progress.QueryEvents;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Dropped rows reach their sink with the epoch: once each, wherever a run ends, and in continuous mode too. */
@Timeout(60)
class SideSinkTest {
    private static final QuerySettings SETTINGS =
            QuerySettings.defaults(ZoneOffset.UTC).withParallelism(2, 2);
    private static final List<Integer> POSITION_EPOCH_AND_WATERMARK = List.of(5, 6, 7);
    private static final int ROWS = 600;
    private static final long FAR_MICROS = 1_000_000_000_000L;

    private static ActorSystem<Void> system;
    private static QueryRuntime runtime;
    private static VirtaSession session;

    @TempDir
    Path directory;

    private final StoreSink sink = new StoreSink();
    private final StoreSink late = new StoreSink();

    @BeforeAll
    static void startSystem() {
        system = ActorSystem.create(Behaviors.empty(), "virta-side-sink-test");
        runtime = new QueryRuntime(system, QueryEvents.NONE);
        session = VirtaSession.builder().config(ConfigFactory.empty()).create();
    }

    @AfterAll
    static void stopSystem() throws Exception {
        session.stop();
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    static Stream<Arguments> everyPointOfSomeEpochs() {
        return Stream.of(Point.values()).flatMap(point -> Stream.of(1L, 3L).map(epoch -> Arguments.of(point, epoch)));
    }

    @ParameterizedTest
    @MethodSource("everyPointOfSomeEpochs")
    void anEpochCutShortHasItsLateRowsOnce(Point point, long epoch) throws Exception {
        StoreSink result = new StoreSink();
        StoreSink expected = new StoreSink();
        RunningQuery undisturbed = start(result, expected, "undisturbed", FaultPlan.NONE);
        end(undisturbed);
        assertThat(undisturbed.board().failure()).isNull();
        assertThat(expected.rows()).isNotEmpty();

        RunningQuery crashed = start(sink, late, "crashed", (reached, at) -> {
            if (reached == point && at == epoch) {
                throw new IllegalStateException("the process is gone");
            }
        });
        end(crashed);
        assertThat(crashed.board().failure()).isNotNull();
        end(start(sink, late, "crashed", FaultPlan.NONE));

        assertThat(sink.rows()).isEqualTo(result.rows());
        assertThat(late.rows()).isEqualTo(expected.rows());
    }

    @Test
    void anEpochThatTheMainSinkHasLostIsComputedAgainForBoth() throws Exception {
        StoreSink result = new StoreSink();
        StoreSink expected = new StoreSink();
        end(start(result, expected, "undisturbed", FaultPlan.NONE));

        end(start(sink, late, "lost", (reached, at) -> {
            if (reached == Point.AFTER_PREPARED && at == 2) {
                throw new IllegalStateException("the process is gone");
            }
        }));
        sink.loseStaged();
        end(start(sink, late, "lost", FaultPlan.NONE));

        assertThat(sink.rows()).isEqualTo(result.rows());
        assertThat(late.rows()).isEqualTo(expected.rows());
    }

    @Test
    void aSinkForLateRowsMayComeAndGoBetweenRuns() throws Exception {
        StoreSink result = new StoreSink();
        end(start(result, late, "undisturbed", FaultPlan.NONE));

        end(start(sink, late, "changing", (reached, at) -> {
            if (reached == Point.AFTER_PREPARED && at == 2) {
                throw new IllegalStateException("the process is gone");
            }
        }));
        RunningQuery without = runtime.start(query(numbers(), sink, "changing", new EpochTrigger.AvailableNow()));
        end(without);

        assertThat(without.board().failure()).isNull();
        assertThat(sink.rows()).isEqualTo(result.rows());
    }

    /** Two readers, each with an idea of its own how late it is: what the shards say decides. */
    @Test
    void inContinuousModeEveryRowIsEitherCountedOrLate() throws Exception {
        RunningQuery query =
                runtime.start(query(numbers(), sink, "continuous", new EpochTrigger.Continuous(Duration.ofMillis(5)))
                        .withSideSinks(List.of(lateRows(late))));
        while (query.isActive()
                && query.board().recentProgress().stream()
                                .mapToLong(EpochProgress::inputRows)
                                .sum()
                        < ROWS + 2) {
            Thread.onSpinWait();
        }
        query.stop();
        end(query);

        assertThat(query.board().failure()).isNull();
        long counted = sink.rows().stream().mapToLong(row -> row.get(1)).sum();
        assertThat(late.rows()).isNotEmpty();
        assertThat(counted + late.rows().size()).isEqualTo(ROWS);
    }

    /** Times that rise by 10 ms, every seventh a second and a half too late; at last two so far away that all before is closed. */
    private static NumbersTable numbers() {
        return new NumbersTable(
                ROWS + 2, 2, 60, n -> n >= ROWS ? FAR_MICROS : 3_000_000 + n * 10_000 - (n % 7 == 3 ? 1_500_000 : 0));
    }

    private static DataFrame counts(NumbersTable numbers) {
        // Numbers come with both columns whatever is asked for, so both are used.
        return session.fromTable(numbers)
                .select(expr("timestamp_micros(value + n - n)").as("time"))
                .withWatermark("time", "50 milliseconds")
                .groupBy(window(col("time"), "100 milliseconds"))
                .agg(count(lit(1)).as("count"))
                .select(col("window.start"), col("count"));
    }

    private RunningQuery start(StoreSink result, StoreSink dropped, String name, FaultPlan faults) {
        QueryDefinition query = query(numbers(), result, name, new EpochTrigger.AvailableNow());
        return runtime.start(new QueryDefinition(
                name,
                query.plan(),
                result,
                query.trigger(),
                query.checkpoint(),
                SETTINGS,
                Clock.systemUTC(),
                () -> {},
                List.of(lateRows(dropped)),
                faults));
    }

    private QueryDefinition query(NumbersTable numbers, StoreSink result, String name, EpochTrigger trigger) {
        QueryPlan plan = Planner.plan(
                Optimizer.optimize(counts(numbers).logicalPlan()),
                OutputMode.APPEND,
                new PlannerSettings(ZoneOffset.UTC));
        return new QueryDefinition(name, plan, result, trigger, directory.resolve(name), SETTINGS);
    }

    private static SideSink lateRows(StoreSink sink) {
        return new SideSink(Set.of(DropKind.LATE), sink, POSITION_EPOCH_AND_WATERMARK);
    }

    private static void end(RunningQuery query) throws Exception {
        query.terminated().get(30, TimeUnit.SECONDS);
    }
}
