package io.virta.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.virta.api.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Runs the conformance cases through the API on the real runtime, each in every {@link Execution}, and prints {@code N passed, N failed} and what differs. All share one actor system and a clock that stands still;
 * checkpoints lie in memory where the machine has such a file system, so that nothing waits for a disk.
 *
 * <p>{@code -Dconformance.dir=DIR} runs the cases in another directory, {@code -Dconformance.cases=REGEX} those whose path matches, {@code -Dconformance.seed=N} repeats the batch sizes of a run.
 */
class ConformanceTest {
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final Config SETTINGS = ConfigFactory.parseString("""
            virta.session.time-zone = UTC
            virta.execution.readers = 2
            virta.execution.poll-interval = 1ms
            virta.progress.recent = 1000
            """);

    private static ActorSystem<Void> system;
    private static Path directory;

    @BeforeAll
    static void start() throws IOException {
        system = ActorSystem.create(Behaviors.empty(), "conformance", SETTINGS.withFallback(ConfigFactory.load()));
        directory = Files.isWritable(MEMORY)
                ? Files.createTempDirectory(MEMORY, "virta-conformance")
                : Files.createTempDirectory("virta-conformance");
    }

    @AfterAll
    static void stop() throws Exception {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().get(20, TimeUnit.SECONDS);
        delete(directory);
    }

    @Test
    void everyCaseHasSparksResultInEveryExecution() throws Exception {
        long seed = Long.getLong("conformance.seed", new Random().nextLong());
        String chosen = System.getProperty("conformance.cases", ".*");
        String other = System.getProperty("conformance.dir");
        List<ConformanceCase> cases = (other == null ? ConformanceCase.all() : ConformanceCase.all(Path.of(other)))
                .stream().filter(test -> test.path().matches(chosen)).toList();
        List<String> failures = failures(cases, seed);
        System.out.printf(
                "%d passed, %d failed%s%n",
                cases.size() - failures.size(), failures.size(), " (seed of the batch sizes: " + seed + ")");
        failures.forEach(System.out::println);
        assertThat(failures.size()).as("failed cases, printed above").isZero();
    }

    private static List<String> failures(List<ConformanceCase> cases, long seed) throws Exception {
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<String>> running = new ArrayList<>();
            for (ConformanceCase test : cases) {
                running.add(threads.submit(() -> report(test, seed)));
            }
            List<String> failures = new ArrayList<>();
            for (Future<String> done : running) {
                if (!done.get().isEmpty()) {
                    failures.add(done.get());
                }
            }
            return failures;
        } finally {
            threads.shutdownNow();
        }
    }

    /** What is wrong with a case in any execution; empty if nothing is. */
    private static String report(ConformanceCase test, long seed) throws IOException {
        StringBuilder report = new StringBuilder();
        for (Execution execution : Execution.values()) {
            Path checkpoint = directory.resolve(test.path()).resolve(execution.name());
            Files.createDirectories(checkpoint.getParent());
            try (CaseRun run = new CaseRun(test, execution, Sessions.on(system), checkpoint, seed)) {
                for (String problem : run.problems()) {
                    report.append(String.format("%n%s (%s): %s", test.path(), execution, problem));
                }
            } catch (RuntimeException e) {
                report.append(String.format("%n%s (%s): %s", test.path(), execution, e));
            } finally {
                delete(checkpoint);
            }
        }
        return report.toString();
    }

    private static void delete(Path root) throws IOException {
        if (Files.exists(root)) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
