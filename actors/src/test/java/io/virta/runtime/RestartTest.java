package io.virta.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.runtime.Trouble.Call;
import io.virta.runtime.Trouble.Hang;
import io.virta.runtime.coordinator.QuerySupervisor;
import io.virta.runtime.progress.QueryEvents;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.Kill;
import org.apache.pekko.actor.PoisonPill;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** What users see of restarts, and what becomes of a query whose actors die. */
@Timeout(60)
class RestartTest {
    private static final int ROWS = 40;

    private final StoreSink store = new StoreSink();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(QuerySupervisor.class);
    private ActorSystem<Void> system;
    private QueryRuntime runtime;

    @TempDir
    Path directory;

    @BeforeEach
    void start() {
        system = ActorSystem.create(Behaviors.empty(), "virta-restart-test");
        runtime = new QueryRuntime(system, QueryEvents.NONE);
        log.start();
        logger.addAppender(log);
        logger.setAdditive(false);
        logger.setLevel(Level.WARN);
    }

    @AfterEach
    void stop() throws Exception {
        logger.detachAppender(log);
        logger.setAdditive(true);
        logger.setLevel(null);
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Test
    void eachRestartIsAWarningWithEpochWaitAndCause() throws Exception {
        Trouble trouble = Trouble.throwingAt(Call.COMMIT, away(), 3);
        RunningQuery query =
                start(trouble, new EpochTrigger.AvailableNow(), settings().withRestarts(5, Duration.ofMillis(2)));
        end(query);

        assertThat(query.board().failure()).isNull();
        assertThat(store.rows()).hasSize(ROWS);
        assertThat(warnings().get(0))
                .isEqualTo("Query restarts restarts from epoch 0 in 2 ms after: the broker is away");
        assertThat(warnings()).hasSizeBetween(1, 3);
        assertThat(query.board().status().message()).isEqualTo("Stopped");
    }

    @Test
    void waitsGrowAndTheLastFailureSaysHowOftenItWasTried() throws Exception {
        Trouble trouble = Trouble.throwingAt(Call.NEXT, away());
        RunningQuery query =
                start(trouble, new EpochTrigger.AvailableNow(), settings().withRestarts(4, Duration.ofMillis(2)));
        end(query);

        assertThat(warnings())
                .extracting(warning -> warning.replaceAll(".* in (.*) after: .*", "$1"))
                .containsExactly("2 ms", "4 ms", "8 ms", "16 ms");
        assertThat(query.board().failure().code()).isEqualTo(ErrorCode.CONNECTION_FAILED);
        assertThat(query.board().failure().problem())
                .isEqualTo("the broker is away (given up after 4 restarts without a committed epoch)");
        assertThat(query.board().status().message())
                .isEqualTo(
                        "Terminated with exception: the broker is away (given up after 4 restarts without a committed epoch)");
    }

    @Test
    void aCallThatDoesNotReturnHoldsUpTheRestartAndTheStatusSaysSo() throws Exception {
        Hang hang = Trouble.stubbornAt(Call.CLOSE_READER);
        VirtaException once = away();
        boolean[] thrown = new boolean[1];
        RunningQuery query = runtime.start(definition(
                hang,
                new EpochTrigger.AvailableNow(),
                settings().withStopTimeout(Duration.ofMillis(100)),
                (point, epoch) -> {
                    if (point == FaultPlan.Point.BEFORE_PREPARED && epoch == 1 && !thrown[0]) {
                        thrown[0] = true;
                        throw once;
                    }
                }));
        hang.awaitReached();
        while (!query.board().status().message().startsWith("Waiting to restart")) {
            Thread.onSpinWait();
        }
        assertThat(query.board().status().message()).startsWith("Waiting to restart, until these return: island 0.");
        hang.release();
        end(query);
        assertThat(query.board().failure()).isNull();
        assertThat(store.rows()).hasSize(ROWS).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "coordinator-1, true",
        "coordinator-1/run-1, true",
        "coordinator-1/run-1, false",
        "coordinator-1/run-1/shard, true",
        "coordinator-1/run-1/shard, false"
    })
    void anActorThatDiesFailsTheQueryAndTheNextStartGoesOn(String path, boolean killed) throws Exception {
        Hang hang = Trouble.hangingAt(Call.WRITE);
        RunningQuery query = runtime.start(counts(hang));
        hang.awaitReached();
        String root = system.printTree()
                .lines()
                .filter(line -> line.contains("virta-queries-"))
                .map(line -> line.replaceAll(".*(virta-queries-[0-9a-f-]+).*", "$1"))
                .findFirst()
                .orElseThrow();
        String actor = "/system/" + root + "/query-1/" + path.replace("/shard", "/shard-" + shardId());
        system.classicSystem()
                .actorSelection(actor)
                .tell(killed ? Kill.getInstance() : PoisonPill.getInstance(), ActorRef.noSender());
        end(query);

        assertThat(query.board().failure()).isNotNull();
        assertThat(query.board().failure().code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
        RunningQuery again = runtime.start(counts(Trouble.none()));
        again.allAvailableProcessed().get(20, TimeUnit.SECONDS);
        again.stop();
        end(again);
        assertThat(again.board().failure()).isNull();
        assertThat(store.latestByKey()).hasSize(7);
    }

    private String shardId() {
        return system.printTree()
                .lines()
                .filter(line -> line.contains("shard-"))
                .map(line -> line.replaceAll(".*shard-(\\S+).*", "$1"))
                .findFirst()
                .orElseThrow();
    }

    private QueryDefinition counts(Trouble trouble) {
        return new QueryDefinition(
                "counts",
                Plans.counts(new NumbersTable(ROWS, 2, 10, n -> n % 7)),
                new TroubledSink(store, trouble),
                new EpochTrigger.Immediate(),
                directory.resolve("checkpoint"),
                settings());
    }

    private List<String> warnings() {
        return List.copyOf(log.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static VirtaException away() {
        return new VirtaException(ErrorCode.CONNECTION_FAILED, "the broker is away", "wait");
    }

    private static QuerySettings settings() {
        return QuerySettings.defaults(ZoneOffset.UTC).withRestarts(3, Duration.ofMillis(1));
    }

    private RunningQuery start(Trouble trouble, EpochTrigger trigger, QuerySettings settings) {
        return runtime.start(definition(trouble, trigger, settings, FaultPlan.NONE));
    }

    private QueryDefinition definition(
            Trouble trouble, EpochTrigger trigger, QuerySettings settings, FaultPlan faults) {
        TroubledTable table = new TroubledTable(new NumbersTable(ROWS, 2, 10, n -> n), trouble);
        return new QueryDefinition(
                "restarts",
                Plans.plan(List.of(Plans.source(0, table)), List.of()),
                new TroubledSink(store, trouble),
                trigger,
                directory.resolve("checkpoint"),
                settings,
                java.time.Clock.systemUTC(),
                () -> {},
                faults);
    }

    private static void end(RunningQuery query) throws Exception {
        query.terminated().get(30, TimeUnit.SECONDS);
    }
}
