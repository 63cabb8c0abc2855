package io.virta.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.runtime.Trouble.Call;
import io.virta.runtime.Trouble.Hang;
import io.virta.runtime.progress.QueryEvents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Starts on a checkpoint that another query uses are refused, whatever that one does; when it has ended, whatever ended it, the next start goes on. */
@Timeout(60)
class ConcurrentStartTest {
    private static final int ROWS = 30;

    private final List<ActorSystem<Void>> systems = new ArrayList<>();
    private final StoreSink store = new StoreSink();
    private QueryRuntime runtime;

    @TempDir
    Path directory;

    @BeforeEach
    void startSystem() {
        runtime = newRuntime();
    }

    @AfterEach
    void stopSystems() throws Exception {
        for (ActorSystem<Void> system : systems) {
            system.terminate();
            system.getWhenTerminated().toCompletableFuture().get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void isRefusedWhileTheFirstStarts() throws Exception {
        Hang hang = Trouble.hangingAt(Call.ENUMERATOR);
        RunningQuery first = start(runtime, hang, settings());
        hang.awaitReached();
        assertAllRefused();
        hang.release();
        stop(first);
        assertGoesOn();
    }

    @Test
    void isRefusedWhileTheFirstRuns() throws Exception {
        Hang hang = Trouble.hangingAt(Call.NEXT);
        RunningQuery first = start(runtime, hang, settings());
        hang.awaitReached();
        assertAllRefused();
        hang.release();
        stop(first);
        assertGoesOn();
    }

    @Test
    void isRefusedWhileTheFirstWaitsToRestartAndTheStopDoesNotWaitForThat() throws Exception {
        Trouble away = Trouble.throwingAt(
                Call.NEXT, new VirtaException(ErrorCode.CONNECTION_FAILED, "the broker is away", "wait"));
        RunningQuery first = start(runtime, away, settings().withRestarts(5, Duration.ofSeconds(10)));
        while (!first.board().status().message().startsWith("Restarting")) {
            Thread.onSpinWait();
        }
        assertThat(first.board().status().message())
                .isEqualTo("Restarting from epoch 0 in 10000 ms after: the broker is away");
        assertAllRefused();
        long before = System.nanoTime();
        stop(first);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(8));
        assertThat(first.board().failure()).isNull();
        assertThat(first.board().status().message()).isEqualTo("Stopped");
        assertGoesOn();
    }

    @Test
    void isRefusedWhileTheFirstClosesItsSink() throws Exception {
        Hang hang = Trouble.stubbornAt(Call.CLOSE_READER);
        RunningQuery first = start(runtime, hang, settings());
        first.allAvailableProcessed().get(20, TimeUnit.SECONDS);
        first.stop();
        hang.awaitReached();
        assertAllRefused();
        hang.release();
        first.terminated().get(20, TimeUnit.SECONDS);
        assertGoesOn();
    }

    @Test
    void ofManyAtOnceOneIsTaken() {
        List<CompletableFuture<RunningQuery>> starts = new ArrayList<>();
        QueryRuntime other = newRuntime();
        for (int i = 0; i < 8; i++) {
            QueryRuntime target = i % 2 == 0 ? runtime : other;
            starts.add(CompletableFuture.supplyAsync(() -> start(target, Trouble.none(), settings())));
        }
        List<RunningQuery> taken = new ArrayList<>();
        for (CompletableFuture<RunningQuery> start : starts) {
            try {
                taken.add(start.join());
            } catch (CompletionException refused) {
                assertThat(refused.getCause())
                        .isInstanceOfSatisfying(
                                VirtaException.class,
                                failure -> assertThat(failure.code()).isEqualTo(ErrorCode.CHECKPOINT_IN_USE));
            }
        }
        assertThat(taken).hasSize(1);
        taken.get(0).stop();
        taken.get(0).terminated().join();
    }

    @Test
    void theActorSystemsEndIsTheQuerysAndFreesTheCheckpoint() throws Exception {
        RunningQuery query = start(runtime, Trouble.none(), settings());
        query.allAvailableProcessed().get(20, TimeUnit.SECONDS);
        ActorSystem<Void> system = systems.get(0);
        system.terminate();
        query.terminated().get(20, TimeUnit.SECONDS);
        assertThat(query.board().failure().code()).isEqualTo(ErrorCode.STREAM_FAILED);
        assertThat(query.board().failure().problem()).contains("actor system was terminated");
        system.getWhenTerminated().toCompletableFuture().get(20, TimeUnit.SECONDS);

        runtime = newRuntime();
        assertGoesOn();
    }

    @Test
    void stopsFromManyThreadsAreOne() throws Exception {
        RunningQuery query = start(runtime, Trouble.none(), settings());
        List<CompletableFuture<Void>> stops = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            stops.add(CompletableFuture.runAsync(() -> {
                query.stop();
                query.terminated().join();
            }));
        }
        for (CompletableFuture<Void> stop : stops) {
            stop.get(20, TimeUnit.SECONDS);
        }
        query.stop();
        assertThat(query.board().failure()).isNull();
        assertGoesOn();
    }

    @Test
    void aCheckpointThatCannotBeMadeIsRefused() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        VirtaException refused = catchThrowableOfType(
                VirtaException.class, () -> start(runtime, Trouble.none(), settings(), file.resolve("checkpoint")));
        assertThat(refused.problem()).contains(file.toString());
        assertThat(refused.hint()).isNotNull();
    }

    /** From the same runtime, another one of the same system, and one of another system. */
    private void assertAllRefused() {
        for (QueryRuntime other : List.of(runtime, new QueryRuntime(systems.get(0), QueryEvents.NONE), newRuntime())) {
            VirtaException refused =
                    catchThrowableOfType(VirtaException.class, () -> start(other, Trouble.none(), settings()));
            assertThat(refused).isNotNull();
            assertThat(refused.code()).isEqualTo(ErrorCode.CHECKPOINT_IN_USE);
            assertThat(refused.problem())
                    .contains("process " + ProcessHandle.current().pid() + " (this one)");
        }
    }

    private void assertGoesOn() throws Exception {
        RunningQuery next = start(runtime, Trouble.none(), settings());
        next.allAvailableProcessed().get(20, TimeUnit.SECONDS);
        stop(next);
        assertThat(next.board().failure()).isNull();
        assertThat(store.rows()).hasSize(ROWS).doesNotHaveDuplicates();
    }

    private static void stop(RunningQuery query) throws Exception {
        query.stop();
        query.terminated().get(20, TimeUnit.SECONDS);
    }

    private QueryRuntime newRuntime() {
        ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "virta-start-" + systems.size());
        systems.add(system);
        return new QueryRuntime(system, QueryEvents.NONE);
    }

    private static QuerySettings settings() {
        return QuerySettings.defaults(ZoneOffset.UTC);
    }

    private RunningQuery start(QueryRuntime on, Trouble trouble, QuerySettings settings) {
        return start(on, trouble, settings, directory.resolve("checkpoint"));
    }

    private RunningQuery start(QueryRuntime on, Trouble trouble, QuerySettings settings, Path checkpoint) {
        TroubledTable table = new TroubledTable(new NumbersTable(ROWS, 2, 10, n -> n), trouble);
        return on.start(new QueryDefinition(
                "twice",
                Plans.plan(List.of(Plans.source(0, table)), List.of()),
                new TroubledSink(store, trouble),
                new EpochTrigger.Immediate(),
                checkpoint,
                settings));
    }
}
