package io.virta.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.virta.persistence.epoch.EpochCommitted;
import io.virta.persistence.epoch.EpochEvent;
import io.virta.persistence.epoch.EpochLogState;
import io.virta.persistence.epoch.EpochPlan;
import io.virta.persistence.epoch.EpochPlanned;
import io.virta.persistence.epoch.EpochPrepared;
import io.virta.persistence.state.StateManifest;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpochLogJournalTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path temporary;

    private ActorTestKit kit = newKit();

    @AfterEach
    void stopSystem() {
        kit.shutdownTestKit();
    }

    @Test
    void aLogGoesOnInAnotherSystemFromWhereItStopped() {
        Path directory = temporary.resolve("journal");
        runEpochs(directory, 0, 25);
        kit.shutdownTestKit();
        kit = newKit();
        assertThat(runEpochs(directory, 25, 30).committedEpoch()).isEqualTo(29);
    }

    @Test
    void aLogGoesOnInAnotherDirectory() throws Exception {
        runEpochs(temporary.resolve("here"), 0, 12);
        Files.move(temporary.resolve("here"), temporary.resolve("there"));
        assertThat(runEpochs(temporary.resolve("there"), 12, 13).committedEpoch())
                .isEqualTo(12);
    }

    @Test
    void logsOfSeveralCheckpointsDoNotMix() {
        List<Path> directories = List.of(temporary.resolve("a"), temporary.resolve("b"), temporary.resolve("c"));
        directories.forEach(directory -> runEpochs(directory, 0, directories.indexOf(directory) + 1));
        for (Path directory : directories) {
            int epochs = directories.indexOf(directory) + 1;
            assertThat(runEpochs(directory, epochs, epochs).committedEpoch()).isEqualTo(epochs - 1);
        }
    }

    @Test
    void twoUsersShareAJournalUntilTheSecondCloses() {
        JournalRegistry registry = JournalRegistry.of(kit.system());
        JournalLease first = await(registry.open(temporary.resolve("shared")));
        JournalLease second = await(registry.open(temporary.resolve("shared")));
        await(first.close());
        await(first.close());
        assertThat(registry.openJournals()).isEqualTo(1);
        assertThat(await(registry.run(second.persistenceId("x"), JournalStore::highestSequenceNumber)))
                .isZero();
        await(second.close());
        assertThat(registry.openJournals()).isZero();
        assertThat(registry.run(second.persistenceId("x"), JournalStore::highestSequenceNumber)
                        .toCompletableFuture())
                .isCompletedExceptionally();
    }

    @Test
    void aJournalThatDoesNotOpenIsForgottenAndMayBeRepaired() throws Exception {
        JournalRegistry registry = JournalRegistry.of(kit.system());
        Path directory = Files.createDirectory(temporary.resolve("damaged"));
        Path foreign = Files.writeString(directory.resolve("foreign"), "");
        assertThat(registry.open(directory).toCompletableFuture())
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .withMessageContaining("CURRENT is missing");
        assertThat(registry.openJournals()).isZero();
        Files.delete(foreign);
        await(await(registry.open(directory)).close());
    }

    @Test
    void aHundredStartsAndStopsLeakNothing() {
        runEpochs(temporary.resolve("0"), 0, 1);
        long filesBefore = openFiles();
        long threadsBefore = threads();
        for (int start = 1; start < 100; start++) {
            Path directory = temporary.resolve(Integer.toString(start % 10));
            runEpochs(directory, start / 10, start / 10 + 1);
        }
        assertThat(JournalRegistry.of(kit.system()).openJournals()).isZero();
        assertThat(openFiles()).isLessThanOrEqualTo(filesBefore + 5);
        assertThat(threads()).isLessThanOrEqualTo(threadsBefore + 16);
    }

    /** Starts a log, runs epochs {@code from} to before {@code to} through it, a write for each, and stops it. */
    private EpochLogState runEpochs(Path directory, long from, long to) {
        JournalLease lease = await(JournalRegistry.of(kit.system()).open(directory));
        TestProbe<EpochLogState> probe = kit.createTestProbe();
        ActorRef<LogActor.Command> log = kit.spawn(LogActor.create(lease));
        for (long epoch = from; epoch < to; epoch++) {
            List<EpochEvent> events = new ArrayList<>();
            events.add(new EpochPlanned(new EpochPlan(epoch, List.of(), List.of(), epoch, 1, Map.of())));
            events.add(new EpochPrepared(epoch, 1, null, List.of(), List.of(), StateManifest.EMPTY));
            events.add(new EpochCommitted(epoch));
            log.tell(new LogActor.Persist(events, probe.getRef()));
            probe.receiveMessage(PATIENCE);
        }
        log.tell(new LogActor.Persist(List.of(), probe.getRef()));
        EpochLogState state = probe.receiveMessage(PATIENCE);
        kit.stop(log, PATIENCE);
        await(lease.close());
        assertThat(state.committedEpoch()).isEqualTo(to - 1);
        return state;
    }

    private static ActorTestKit newKit() {
        return ActorTestKit.create(
                ConfigFactory.parseString("pekko.loglevel = ERROR").withFallback(ConfigFactory.load()));
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private static long openFiles() {
        return ((com.sun.management.UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getOpenFileDescriptorCount();
    }

    private static long threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }
}
