package io.virta.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.planner.QueryPlan;
import io.virta.runtime.FaultPlan.Point;
import io.virta.runtime.progress.QueryEvents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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

/** Queries that end at a named point of the epoch protocol and start again yield what an undisturbed run yields. */
@Timeout(60)
class CrashTest {
    private static final QuerySettings SETTINGS = QuerySettings.defaults(ZoneOffset.UTC);
    private static ActorSystem<Void> system;
    private static QueryRuntime runtime;

    @TempDir
    Path directory;

    private final StoreSink sink = new StoreSink();

    @BeforeAll
    static void startSystem() {
        system = ActorSystem.create(Behaviors.empty(), "virta-crash-test");
        runtime = new QueryRuntime(system, QueryEvents.NONE);
    }

    @AfterAll
    static void stopSystem() throws Exception {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    static Stream<Arguments> everyPointOfSomeEpochs() {
        return Stream.of(Point.values())
                .flatMap(point -> Stream.of(0L, 1L, 3L).map(epoch -> Arguments.of(point, epoch)));
    }

    @ParameterizedTest
    @MethodSource("everyPointOfSomeEpochs")
    void anEpochCutShortIsFinishedOrRunAgain(Point point, long epoch) throws Exception {
        StoreSink undisturbed = new StoreSink();
        end(start(plan(), undisturbed, directory.resolve("undisturbed"), FaultPlan.NONE));

        Path checkpoint = directory.resolve("crashed");
        RunningQuery crashed = start(plan(), sink, checkpoint, (reached, at) -> {
            if (reached == point && at == epoch) {
                throw new Crash();
            }
        });
        end(crashed);
        assertThat(crashed.board().failure()).hasRootCauseInstanceOf(Crash.class);
        RunningQuery again = start(plan(), sink, checkpoint, FaultPlan.NONE);
        end(again);

        assertThat(again.board().failure()).isNull();
        assertThat(sink.rows()).isEqualTo(undisturbed.rows());
    }

    static Stream<Arguments> pointsInIslands() {
        return everyPointOfSomeEpochs()
                .filter(at -> at.get()[0] == Point.DURING_PROCESSING || at.get()[0] == Point.DURING_SNAPSHOT);
    }

    @ParameterizedTest
    @MethodSource("pointsInIslands")
    void anOutsideFailureRestartsTheRun(Point point, long epoch) throws Exception {
        StoreSink undisturbed = new StoreSink();
        end(start(plan(), undisturbed, directory.resolve("undisturbed"), FaultPlan.NONE));

        AtomicInteger failures = new AtomicInteger();
        RunningQuery query = start(plan(), sink, directory.resolve("failing"), (reached, at) -> {
            if (reached == point && at == epoch && failures.incrementAndGet() <= 2) {
                throw new VirtaException(ErrorCode.IO_ERROR, "the disk is away", "wait");
            }
        });
        end(query);

        assertThat(query.board().failure()).isNull();
        assertThat(failures.get()).isGreaterThanOrEqualTo(2);
        assertThat(sink.rows()).isEqualTo(undisturbed.rows());
    }

    static Stream<Arguments> pointsInTheCoordinator() {
        return everyPointOfSomeEpochs()
                .filter(at -> at.get()[0] != Point.DURING_PROCESSING && at.get()[0] != Point.DURING_SNAPSHOT);
    }

    @ParameterizedTest
    @MethodSource("pointsInTheCoordinator")
    void anOutsideFailureOfTheCoordinatorIsFollowedByOneThatReadsTheLog(Point point, long epoch) throws Exception {
        StoreSink undisturbed = new StoreSink();
        end(start(plan(), undisturbed, directory.resolve("undisturbed"), FaultPlan.NONE));

        AtomicInteger failures = new AtomicInteger();
        RunningQuery query = start(plan(), sink, directory.resolve("failing"), (reached, at) -> {
            if (reached == point && at == epoch && failures.incrementAndGet() == 1) {
                throw new VirtaException(ErrorCode.IO_ERROR, "the disk is away", "wait");
            }
        });
        end(query);

        assertThat(query.board().failure()).isNull();
        assertThat(failures.get()).isPositive();
        assertThat(sink.rows()).isEqualTo(undisturbed.rows());
    }

    @ParameterizedTest
    @MethodSource("everyPointOfSomeEpochs")
    void anOutsideFailureAfterTheUsersStopIsAStop(Point point, long epoch) throws Exception {
        Path checkpoint = directory.resolve("stopped");
        CompletableFuture<RunningQuery> started = new CompletableFuture<>();
        RunningQuery query = start(plan(), sink, checkpoint, (reached, at) -> {
            if (reached == point && at == epoch) {
                started.join().stop();
                throw new VirtaException(ErrorCode.IO_ERROR, "the disk is away", "wait");
            }
        });
        started.complete(query);
        end(query);
        assertThat(query.board().failure()).isNull();

        StoreSink undisturbed = new StoreSink();
        end(start(plan(), undisturbed, directory.resolve("undisturbed"), FaultPlan.NONE));
        end(start(plan(), sink, checkpoint, FaultPlan.NONE));
        assertThat(sink.rows()).isEqualTo(undisturbed.rows());
    }

    @Test
    void anEpochThatTheSinkHasLostIsComputedAgain() throws Exception {
        Path checkpoint = directory.resolve("lost");
        end(start(plan(), sink, checkpoint, (reached, at) -> {
            if (reached == Point.AFTER_PREPARED && at == 2) {
                throw new Crash();
            }
        }));
        sink.loseStaged();
        end(start(plan(), sink, checkpoint, FaultPlan.NONE));

        StoreSink undisturbed = new StoreSink();
        end(start(plan(), undisturbed, directory.resolve("undisturbed"), FaultPlan.NONE));
        assertThat(sink.rows()).isEqualTo(undisturbed.rows());
    }

    @Test
    void rowsOfASourceThatCannotReplayComeFromTheLog() throws Exception {
        VanishingTable table = new VanishingTable(new NumbersTable(50, 2, 10, n -> n / 3 * 1000));
        Path checkpoint = directory.resolve("vanishing");
        end(start(Plans.closedCounts(table, 7000), sink, checkpoint, (reached, at) -> {
            if (reached == Point.BEFORE_PREPARED && at == 1) {
                throw new Crash();
            }
        }));
        end(start(Plans.closedCounts(table, 7000), sink, checkpoint, FaultPlan.NONE));

        StoreSink undisturbed = new StoreSink();
        end(start(plan(), undisturbed, directory.resolve("undisturbed"), FaultPlan.NONE));
        assertThat(sink.rows()).isEqualTo(undisturbed.rows());
        try (Stream<Path> left = Files.list(checkpoint.resolve("sources"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void everyPointIsReached() throws Exception {
        Set<Point> reached = ConcurrentHashMap.newKeySet();
        end(start(plan(), sink, directory.resolve("all"), (point, at) -> reached.add(point)));
        assertThat(reached).containsExactlyInAnyOrder(Point.values());
    }

    @Test
    void aUserErrorFailsTheQueryAtOnce() throws Exception {
        RunningQuery query = start(plan(), sink, directory.resolve("user"), (reached, at) -> {
            if (reached == Point.DURING_PROCESSING) {
                throw new VirtaException(ErrorCode.INVALID_VALUE, "not a value", "write another");
            }
        });
        end(query);

        assertThat(query.board().failure().code()).isEqualTo(ErrorCode.INVALID_VALUE);
        assertThat(sink.rows()).isEmpty();
    }

    /** Windows that the watermark closes, in append mode: what a rerun gets wrong in time or state shows. */
    private static QueryPlan plan() {
        return Plans.closedCounts(new NumbersTable(50, 2, 10, n -> n / 3 * 1000), 7000);
    }

    private static RunningQuery start(QueryPlan plan, StoreSink sink, Path checkpoint, FaultPlan faults) {
        return runtime.start(new QueryDefinition(
                "crash",
                plan,
                sink,
                new EpochTrigger.AvailableNow(),
                checkpoint,
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
