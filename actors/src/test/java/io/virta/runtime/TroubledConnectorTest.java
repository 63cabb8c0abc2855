package io.virta.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.runtime.Trouble.Call;
import io.virta.runtime.Trouble.Hang;
import io.virta.runtime.progress.QueryEvents;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls to sources and sinks that hang or throw: the query ends or restarts, frees all that it held, and the next start goes on. */
@Timeout(60)
class TroubledConnectorTest {
    private static final Set<Call> CLOSING = EnumSet.of(Call.CLOSE_ENUMERATOR, Call.CLOSE_READER, Call.CLOSE_WRITER);
    private static final int ROWS = 40;

    private static ActorSystem<Void> system;
    private static QueryRuntime runtime;

    @TempDir
    Path directory;

    private final StoreSink store = new StoreSink();

    @BeforeAll
    static void startSystem() {
        system = ActorSystem.create(Behaviors.empty(), "virta-trouble-test");
        runtime = new QueryRuntime(system, QueryEvents.NONE);
    }

    @AfterAll
    static void stopSystem() throws Exception {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    static Stream<Call> callsBeforeTheEnd() {
        return Stream.of(Call.values()).filter(call -> !CLOSING.contains(call));
    }

    @ParameterizedTest
    @MethodSource("callsBeforeTheEnd")
    void aStopInterruptsACallThatHangs(Call call) throws Exception {
        Hang hang = Trouble.hangingAt(call);
        RunningQuery query = start(hang, new EpochTrigger.Immediate());
        hang.awaitReached();
        query.stop();
        if (call == Call.COMMITTED) {
            // Cleaning up behind an epoch is not interrupted: it would never be done.
            end(query);
            hang.release();
        }
        end(query);

        assertThat(query.board().failure()).isNull();
        awaitFree();
        assertAllClosed(hang);
        assertGoesOn();
    }

    @ParameterizedTest
    @EnumSource(names = {"ENUMERATOR", "PLAN", "READER", "NEXT", "WRITER", "PREPARE", "CLOSE_READER", "CLOSE_WRITER"})
    void aCallThatMindsNoInterruptHoldsUpTheStopForAWhileAndTheCheckpointUntilItReturns(Call call) throws Exception {
        Hang hang = Trouble.stubbornAt(call);
        RunningQuery query = start(hang, new EpochTrigger.Immediate());
        if (call == Call.CLOSE_READER) {
            query.allAvailableProcessed().get(20, TimeUnit.SECONDS);
            query.stop();
        }
        hang.awaitReached();
        query.stop();
        end(query);

        assertThat(query.board().failure()).isNull();
        assertThat(refusal()).isEqualTo(ErrorCode.CHECKPOINT_IN_USE);
        hang.release();
        awaitFree();
        assertAllClosed(hang);
        assertGoesOn();
    }

    static Stream<Arguments> throwables() {
        return Stream.concat(
                Stream.of(Call.values()).map(call -> Arguments.of(call, new StackOverflowError())),
                Stream.of(Call.PLAN, Call.NEXT, Call.PREPARE, Call.CLOSE_WRITER)
                        .flatMap(call -> Stream.of(
                                        new OutOfMemoryError("Java heap space"),
                                        new AssertionError("no"),
                                        new NoClassDefFoundError("Absent"),
                                        new InterruptedException("not by us"),
                                        new IllegalStateException("broken"))
                                .map(thrown -> Arguments.of(call, thrown))));
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void whateverACallThrowsFailsTheQueryAndNothingElse(Call call, Throwable thrown) throws Exception {
        Trouble trouble = Trouble.throwingAt(call, thrown);
        RunningQuery query = start(trouble, new EpochTrigger.AvailableNow());
        end(query);

        if (CLOSING.contains(call) && !(call == Call.CLOSE_WRITER)) {
            assertThat(query.board().failure()).isNull();
            assertThat(store.rows()).hasSize(ROWS);
        } else {
            // Recovery has a writer of its own, whose close counts.
            VirtaException failure = query.board().failure();
            assertThat(failure).isNotNull();
            assertThat(failure.problem()).contains(nameOf(thrown));
            assertThat(failure.hint()).isNotNull();
            assertAllClosed(trouble);
        }
        assertGoesOn();
    }

    private static String nameOf(Throwable thrown) {
        return thrown instanceof OutOfMemoryError
                ? "ran out of memory"
                : thrown.getClass().getSimpleName();
    }

    @ParameterizedTest
    @MethodSource("callsBeforeTheEnd")
    void aFailureOutsideInAnyCallIsFollowedByARestart(Call call) throws Exception {
        Trouble trouble = Trouble.throwingAt(
                call, new VirtaException(ErrorCode.CONNECTION_FAILED, "the broker is away", "wait"), 2);
        RunningQuery query = start(trouble, new EpochTrigger.AvailableNow());
        end(query);

        assertThat(query.board().failure()).isNull();
        assertThat(trouble.count(call)).isGreaterThan(2);
        assertAllClosed(trouble);
        assertThat(store.rows()).hasSize(ROWS);
    }

    @Test
    void aPartThatFailsWhileItClosesDoesNotHoldUpTheEndOrFailTheQuery() throws Exception {
        Trouble trouble = Trouble.throwingAt(Call.CLOSE_READER, new IllegalStateException("no"));
        RunningQuery query =
                start(trouble, new EpochTrigger.Immediate(), settings().withStopTimeout(Duration.ofMinutes(10)));
        query.allAvailableProcessed().get(20, TimeUnit.SECONDS);
        query.stop();
        end(query);
        assertThat(query.board().failure()).isNull();
    }

    /** Each that was opened is closed, but for one whose opening or closing failed. */
    private static void assertAllClosed(Trouble trouble) {
        Map<Call, Call> pairs = Map.of(
                Call.ENUMERATOR, Call.CLOSE_ENUMERATOR, Call.READER, Call.CLOSE_READER, Call.WRITER, Call.CLOSE_WRITER);
        pairs.forEach((open, close) -> assertThat(trouble.count(close))
                .as("%s after %s calls of %s", close, trouble.count(open), open)
                .isGreaterThanOrEqualTo(trouble.count(open) - trouble.failed(open)));
    }

    private ErrorCode refusal() {
        try {
            RunningQuery query = start(Trouble.none(), new EpochTrigger.AvailableNow());
            query.stop();
            query.terminated().join();
            return null;
        } catch (VirtaException refused) {
            return refused.code();
        }
    }

    private void awaitFree() {
        while (refusal() == ErrorCode.CHECKPOINT_IN_USE) {
            Thread.onSpinWait();
        }
    }

    private void assertGoesOn() throws Exception {
        RunningQuery again = start(Trouble.none(), new EpochTrigger.AvailableNow());
        end(again);
        assertThat(again.board().failure()).isNull();
        assertThat(store.rows()).hasSize(ROWS).doesNotHaveDuplicates();
    }

    private static QuerySettings settings() {
        return QuerySettings.defaults(ZoneOffset.UTC)
                .withRestarts(3, Duration.ofMillis(1))
                .withStopTimeout(Duration.ofMillis(200));
    }

    private RunningQuery start(Trouble trouble, EpochTrigger trigger) {
        return start(trouble, trigger, settings());
    }

    private RunningQuery start(Trouble trouble, EpochTrigger trigger, QuerySettings settings) {
        TroubledTable table = new TroubledTable(new NumbersTable(ROWS, 2, 10, n -> n), trouble);
        return runtime.start(new QueryDefinition(
                "trouble",
                Plans.plan(List.of(Plans.source(0, table)), List.of()),
                new TroubledSink(store, trouble),
                trigger,
                directory.resolve("checkpoint"),
                settings));
    }

    private static void end(RunningQuery query) throws Exception {
        query.terminated().get(30, TimeUnit.SECONDS);
    }
}
