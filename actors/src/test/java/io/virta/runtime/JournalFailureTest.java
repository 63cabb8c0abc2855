package io.virta.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.virta.error.ErrorCode;
import io.virta.planner.QueryPlan;
import io.virta.runtime.progress.QueryEvents;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A query whose epoch log cannot be written for a while goes on from the log when it can be again. */
@Timeout(60)
class JournalFailureTest {
    private static final QuerySettings SETTINGS = QuerySettings.defaults(ZoneOffset.UTC);
    private static ActorSystem<Void> system;
    private static QueryRuntime runtime;

    @TempDir
    Path directory;

    private final StoreSink sink = new StoreSink();

    @BeforeAll
    static void startSystem() {
        system = ActorSystem.create(
                Behaviors.empty(),
                "virta-journal-failure-test",
                ConfigFactory.parseString("virta.persistence.journal.class = \"" + FailingJournal.class.getName() + '"')
                        .withFallback(ConfigFactory.load()));
        runtime = new QueryRuntime(system, QueryEvents.NONE);
    }

    @AfterAll
    static void stopSystem() throws Exception {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @BeforeEach
    void mend() {
        FailingJournal.WRITES_BEFORE.set(0);
        FailingJournal.FAILURES.set(0);
    }

    /** The first write is the start, the second the first plan, then come decisions and, last, a commit. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void anyFailedWriteIsFollowedByARestartThatLosesNothing(int writesBefore) throws Exception {
        StoreSink undisturbed = new StoreSink();
        end(start(plan(), undisturbed, "undisturbed"));

        FailingJournal.WRITES_BEFORE.set(writesBefore);
        FailingJournal.FAILURES.set(2);
        RunningQuery query = start(plan(), sink, "failing");
        end(query);

        assertThat(query.board().failure()).isNull();
        assertThat(FailingJournal.FAILURES.get()).isLessThanOrEqualTo(0);
        assertThat(sink.rows()).isEqualTo(undisturbed.rows());
    }

    @Test
    void aLogThatStaysUnwritableEndsTheQueryWithTheCauseAndTheNextStartGoesOn() throws Exception {
        FailingJournal.WRITES_BEFORE.set(3);
        FailingJournal.FAILURES.set(Integer.MAX_VALUE);
        RunningQuery query = start(plan(), sink, "failing");
        end(query);

        assertThat(query.board().failure().code()).isEqualTo(ErrorCode.DISK_FULL);
        assertThat(query.board().failure().problem()).contains("no space left").contains("given up after 2 restarts");

        FailingJournal.FAILURES.set(0);
        RunningQuery again = start(plan(), sink, "failing");
        end(again);
        StoreSink undisturbed = new StoreSink();
        end(start(plan(), undisturbed, "undisturbed"));
        assertThat(again.board().failure()).isNull();
        assertThat(sink.rows()).isEqualTo(undisturbed.rows());
    }

    private static QueryPlan plan() {
        return Plans.closedCounts(new NumbersTable(50, 2, 10, n -> n / 3 * 1000), 7000);
    }

    private RunningQuery start(QueryPlan plan, StoreSink target, String checkpoint) {
        return runtime.start(new QueryDefinition(
                "journal",
                plan,
                target,
                new EpochTrigger.AvailableNow(),
                directory.resolve(checkpoint),
                SETTINGS.withRestarts(2, Duration.ofMillis(1)),
                Clock.systemUTC(),
                () -> {},
                FaultPlan.NONE));
    }

    private static void end(RunningQuery query) throws Exception {
        query.terminated().get(30, TimeUnit.SECONDS);
    }
}
