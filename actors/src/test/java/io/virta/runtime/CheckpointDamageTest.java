package io.virta.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.planner.QueryPlan;
import io.virta.runtime.FaultPlan.Point;
import io.virta.runtime.progress.QueryEvents;
import io.virta.runtime.source.LoggedReader;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** Every kind of file in a checkpoint, damaged in every way: refused, with nothing changed, or without effect. */
@Timeout(60)
class CheckpointDamageTest {
    private static final Set<Damage> ALL = EnumSet.allOf(Damage.class);
    private static final Set<Damage> NONE = EnumSet.noneOf(Damage.class);
    private static final Set<Damage> OTHER_KIND = EnumSet.of(Damage.OF_THE_OTHER_KIND);

    @TempDir
    static Path directory;

    private static ActorSystem<Void> system;
    private static QueryRuntime runtime;
    private static StoreSink originalSink;
    private static VanishingTable originalSource;
    private static List<List<Long>> expected;

    /**
     * A kind of file or directory.
     *
     * @param pattern where it is in the checkpoint
     * @param refused the damages that matter
     * @param named what the message must name
     */
    private record Kind(String pattern, Set<Damage> refused, String named) {
        Path in(Path checkpoint) throws IOException {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + checkpoint + "/" + pattern);
            try (Stream<Path> files = Files.walk(checkpoint)) {
                return files.filter(matcher::matches).sorted().findFirst().orElseThrow();
            }
        }
    }

    private static final List<Kind> KINDS = List.of(
            new Kind("metadata", ALL, "metadata"),
            new Kind("lock", OTHER_KIND, "lock"),
            new Kind(
                    "journal-end", EnumSet.of(Damage.CUT_OFF, Damage.FLIPPED, Damage.OF_THE_OTHER_KIND), "journal-end"),
            new Kind("journal/CURRENT", ALL, "journal"),
            new Kind("journal/MANIFEST-*", ALL, "journal"),
            new Kind("journal/*.sst", ALL, "journal"),
            new Kind("journal/*.log", ALL, "journal"),
            new Kind("journal/OPTIONS-*", NONE, "journal"),
            new Kind("journal/IDENTITY", OTHER_KIND, "journal"),
            new Kind("journal/LOCK", OTHER_KIND, "journal"),
            new Kind("state/1-1-*.state", ALL, "/state/1-1-"),
            new Kind("state/3-3-*.state", NONE, "of an epoch that was not prepared"));

    private static final List<Kind> DIRECTORIES = List.of(
            new Kind("journal", ALL, "/journal"),
            new Kind("state", ALL, "/state"),
            new Kind("sources", EnumSet.of(Damage.DELETED, Damage.OF_THE_OTHER_KIND), "/sources"));

    @BeforeAll
    static void makeACheckpointInTheMiddleOfAnEpoch() throws Exception {
        system = ActorSystem.create(Behaviors.empty(), "virta-damage-test");
        runtime = new QueryRuntime(system, QueryEvents.NONE);
        StoreSink undisturbed = new StoreSink();
        end(start(source(), undisturbed, directory.resolve("undisturbed"), FaultPlan.NONE));
        expected = undisturbed.rows();
        originalSink = new StoreSink();
        originalSource = source();
        for (long epoch : new long[] {1, 3}) {
            end(start(originalSource, originalSink, directory.resolve("original"), (point, at) -> {
                if (point == Point.BEFORE_PREPARED && at == epoch) {
                    throw new IllegalStateException("the process is gone");
                }
            }));
        }
    }

    @AfterAll
    static void stopSystem() throws Exception {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    static Stream<Arguments> everyKindInEveryWay() {
        return Stream.concat(
                KINDS.stream().flatMap(kind -> ALL.stream().map(damage -> Arguments.of(kind, damage))),
                DIRECTORIES.stream()
                        .flatMap(kind -> Stream.of(Damage.EMPTIED, Damage.DELETED, Damage.OF_THE_OTHER_KIND)
                                .filter(damage -> kind.refused().contains(damage))
                                .map(damage -> Arguments.of(kind, damage))));
    }

    @ParameterizedTest
    @MethodSource("everyKindInEveryWay")
    void isRefusedAndLeftAsItWasOrChangesNothing(Kind kind, Damage damage) throws Exception {
        Path checkpoint = copyOfTheOriginal();
        Path damaged = kind.in(checkpoint);
        damage.apply(damaged);
        Map<String, Integer> before = contents(checkpoint);
        StoreSink sink = originalSink.copy();
        VanishingTable source = originalSource.copy();

        VirtaException failure = failureOf(source, sink, checkpoint);

        if (kind.refused().contains(damage)) {
            assertThat(failure).isNotNull();
            assertThat(failure.code()).isEqualTo(ErrorCode.CHECKPOINT_DAMAGED);
            assertThat(failure.problem()).contains(kind.named()).doesNotContain("\n", "Exception");
            assertThat(failure.hint()).contains("from a copy");
            assertThat(changed(before, contents(checkpoint), kind, damage)).isEmpty();
            mend(checkpoint, damaged);
            assertThat(failureOf(source, sink, checkpoint)).isNull();
        } else {
            assertThat(failure).isNull();
        }
        assertThat(sink.rows()).isEqualTo(expected);
    }

    /** What a refusal has changed, but for what it may. */
    private static Set<String> changed(
            Map<String, Integer> before, Map<String, Integer> after, Kind kind, Damage damage) {
        Set<String> changed = new TreeSet<>(before.keySet());
        changed.addAll(after.keySet());
        changed.removeIf(file -> Objects.equals(before.get(file), after.get(file)));
        if (kind.pattern().startsWith("state")) {
            // The journal was whole and has been opened, which moves its content from file to file.
            changed.removeIf(file -> file.startsWith("journal"));
        }
        if (kind.pattern().startsWith("state") && damage == Damage.FLIPPED) {
            // This shows when the state is restored, after what is left of committed epochs has been removed.
            changed.remove("sources/2-2.rows");
        }
        return changed;
    }

    /** Whether the last rows were torn by the crash or cut off later cannot be told: a source that cannot replay promises no more than what reached the disk whole. */
    @ParameterizedTest
    @EnumSource(names = {"CUT_OFF", "EMPTIED", "DELETED"})
    void lostRowsOfASourceThatCannotReplayAreWarnedOf(Damage damage) throws Exception {
        Path checkpoint = copyOfTheOriginal();
        damage.apply(new Kind("sources/3-*", ALL, "").in(checkpoint));
        StoreSink sink = originalSink.copy();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(LoggedReader.class);
        logger.addAppender(log);
        try {
            assertThat(failureOf(originalSource.copy(), sink, checkpoint)).isNull();
        } finally {
            logger.detachAppender(log);
        }

        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .anySatisfy(message -> assertThat(message)
                        .startsWith("Epoch 3 runs again without")
                        .contains("rows that it was to read of source 0"));
        assertThat(expected.size() - sink.rows().size()).isLessThanOrEqualTo(10);
        assertThat(sink.rows(0)).isEqualTo(originalSink.rows(0));
    }

    @ParameterizedTest
    @EnumSource(names = {"FLIPPED", "OF_THE_OTHER_KIND"})
    void damagedRowsOfASourceThatCannotReplayAreRefused(Damage damage) throws Exception {
        Path checkpoint = copyOfTheOriginal();
        Path damaged = new Kind("sources/3-*", ALL, "").in(checkpoint);
        damage.apply(damaged);
        StoreSink sink = originalSink.copy();
        VanishingTable source = originalSource.copy();

        VirtaException failure = failureOf(source, sink, checkpoint);
        assertThat(failure).isNotNull();
        assertThat(failure.code()).isEqualTo(ErrorCode.CHECKPOINT_DAMAGED);
        assertThat(failure.problem()).contains(damaged.toString());

        mend(checkpoint, damaged);
        assertThat(failureOf(source, sink, checkpoint)).isNull();
        assertThat(sink.rows()).isEqualTo(expected);
    }

    private static @Nullable VirtaException failureOf(VanishingTable source, StoreSink sink, Path checkpoint)
            throws Exception {
        RunningQuery[] query = new RunningQuery[1];
        VirtaException refused = catchThrowableOfType(
                VirtaException.class, () -> query[0] = start(source, sink, checkpoint, FaultPlan.NONE));
        if (refused != null) {
            return refused;
        }
        end(query[0]);
        return query[0].board().failure();
    }

    private static Path copyOfTheOriginal() throws IOException {
        Path checkpoint = Files.createTempDirectory(directory, "copy-").resolve("checkpoint");
        copy(directory.resolve("original"), checkpoint);
        return checkpoint;
    }

    private static void mend(Path checkpoint, Path damaged) throws IOException {
        if (Files.exists(damaged)) {
            Damage.delete(damaged);
        }
        copy(directory.resolve("original").resolve(checkpoint.relativize(damaged)), damaged);
    }

    private static void copy(Path source, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(source.relativize(file).toString()));
            }
        }
    }

    /** A fingerprint of each file. */
    private static Map<String, Integer> contents(Path checkpoint) throws IOException {
        Map<String, Integer> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(checkpoint)) {
            for (Path file : files.toList()) {
                contents.put(
                        checkpoint.relativize(file).toString(),
                        Files.isDirectory(file) ? 0 : Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return contents;
    }

    private static VanishingTable source() {
        return new VanishingTable(new NumbersTable(50, 2, 10, n -> n / 3 * 1000));
    }

    private static RunningQuery start(VanishingTable source, StoreSink sink, Path checkpoint, FaultPlan faults) {
        QueryPlan plan = Plans.closedCounts(source, 7000);
        return runtime.start(new QueryDefinition(
                "damage",
                plan,
                sink,
                new EpochTrigger.AvailableNow(),
                checkpoint,
                QuerySettings.defaults(ZoneOffset.UTC),
                Clock.systemUTC(),
                () -> {},
                faults));
    }

    private static void end(RunningQuery query) throws Exception {
        query.terminated().get(30, TimeUnit.SECONDS);
    }
}
