package io.virta.api;

import static io.virta.api.functions.col;
import static io.virta.api.functions.count;
import static io.virta.api.functions.lit;
import static io.virta.api.functions.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.virta.connector.OutputMode;
import io.virta.connector.Sink;
import io.virta.dropped.DropKind;
import io.virta.planner.QueryPlan;
import io.virta.runtime.EpochTrigger;
import io.virta.runtime.FaultPlan;
import io.virta.runtime.FaultPlan.Point;
import io.virta.runtime.QueryDefinition;
import io.virta.runtime.QueryRuntime;
import io.virta.runtime.QuerySettings;
import io.virta.runtime.RunningQuery;
import io.virta.runtime.progress.QueryEvents;
import io.virta.session.DroppedRowTables;
import io.virta.session.SinkTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files in, files out, cut short at every point of the epoch protocol: the output is that of an undisturbed run. */
@Timeout(120)
class FileRecoveryTest {
    private static final int FILES = 6;

    @TempDir
    static Path directory;

    private static VirtaSession session;
    private static QueryRuntime runtime;
    private static List<String> expectedCounts;
    private static List<String> expectedCopy;

    @BeforeAll
    static void runUndisturbed() throws Exception {
        session = Sessions.utc();
        runtime = new QueryRuntime(session.actorSystem(), QueryEvents.NONE);
        Path input = Files.createDirectory(directory.resolve("in"));
        for (int file = 0; file < FILES; file++) {
            writeInput(input.resolve("part-" + file + ".json"), file);
        }
        run(counts(), "counts-expected", FaultPlan.NONE);
        run(copy(), "copy-expected", FaultPlan.NONE);
        expectedCounts = lines("counts-expected");
        expectedCopy = lines("copy-expected");
        assertThat(expectedCounts).isNotEmpty();
        assertThat(expectedCopy).hasSize(FILES * 50);
    }

    @AfterAll
    static void stop() {
        session.stop();
    }

    @ParameterizedTest
    @EnumSource
    void windowedCountsAreWrittenOnceWhereverARunEnds(Point point) throws Exception {
        String name = "counts-" + point;
        crashAt(counts(), name, point, 2);
        run(counts(), name, FaultPlan.NONE);
        assertThat(lines(name)).isEqualTo(expectedCounts);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DURING_SNAPSHOT")
    void aPlainCopyHasEveryRowOnceWhereverARunEnds(Point point) throws Exception {
        String name = "copy-" + point;
        crashAt(copy(), name, point, 3);
        run(copy(), name, FaultPlan.NONE);
        assertThat(lines(name)).isEqualTo(expectedCopy);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DURING_SNAPSHOT")
    void malformedRecordsAreWrittenOnceWhereverARunEnds(Point point) throws Exception {
        String name = "diverted-" + point;
        Path input = Files.createDirectory(directory.resolve(name + "-in"));
        for (int file = 0; file < FILES; file++) {
            Files.write(input.resolve("part-" + file + ".json"), List.of("{\"n\":" + file + "}", "bad " + file));
        }
        DataFrame numbers = session.readStream()
                .format("json")
                .schema("n BIGINT")
                .option("maxFilesPerTrigger", "1")
                .load(input.toString());
        session.sql("CREATE TABLE `" + name + "` (row STRING) USING json OPTIONS (path '" + directory.resolve(name)
                + "-bad')");
        Map<DropKind, String> bad = Map.of(DropKind.MALFORMED, name);
        crashAt(numbers, name, point, 3, bad);
        run(numbers, name, FaultPlan.NONE, bad);
        assertThat(lines(name)).hasSize(FILES);
        assertThat(lines(name + "-bad"))
                .hasSize(FILES)
                .startsWith("{\"row\":\"bad 0\"}")
                .endsWith("{\"row\":\"bad 5\"}");
    }

    private static void crashAt(DataFrame query, String name, Point point, long epoch) throws Exception {
        crashAt(query, name, point, epoch, Map.of());
    }

    private static void crashAt(DataFrame query, String name, Point point, long epoch, Map<DropKind, String> dropped)
            throws Exception {
        AtomicBoolean crashed = new AtomicBoolean();
        RunningQuery running = run(
                query,
                name,
                (reached, at) -> {
                    if (reached == point && at == epoch) {
                        crashed.set(true);
                        throw new IllegalStateException("the process is gone");
                    }
                },
                dropped);
        assertThat(crashed).isTrue();
        assertThat(running.board().failure()).isNotNull();
    }

    private static RunningQuery run(DataFrame query, String name, FaultPlan faults) throws Exception {
        return run(query, name, faults, Map.of());
    }

    private static RunningQuery run(DataFrame query, String name, FaultPlan faults, Map<DropKind, String> dropped)
            throws Exception {
        QueryPlan plan = session.state().plan(query.logicalPlan(), OutputMode.APPEND);
        SinkTarget target =
                new SinkTarget("json", Map.of("path", directory.resolve(name).toString()), List.of());
        Sink sink = target.open(session.state(), plan, name, null);
        RunningQuery running = runtime.start(new QueryDefinition(
                name,
                plan,
                sink,
                new EpochTrigger.AvailableNow(),
                directory.resolve(name + "-checkpoint"),
                QuerySettings.defaults(ZoneOffset.UTC),
                Clock.systemUTC(),
                () -> {},
                new DroppedRowTables(session.state()).open(dropped, sink),
                faults));
        running.terminated().get(60, TimeUnit.SECONDS);
        if (faults == FaultPlan.NONE) {
            assertThat(running.board().failure()).isNull();
        }
        return running;
    }

    private static DataFrame input() {
        return session.readStream()
                .format("json")
                .schema("time TIMESTAMP, word STRING, n BIGINT")
                .option("maxFilesPerTrigger", "1")
                .load(directory.resolve("in").toString());
    }

    private static DataFrame counts() {
        return input().withWatermark("time", "5 seconds")
                .groupBy(window(col("time"), "10 seconds"), col("word"))
                .agg(count(lit(1)).as("count"));
    }

    private static DataFrame copy() {
        return input();
    }

    private static void writeInput(Path file, int number) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < 50; row++) {
            Instant time = Instant.ofEpochSecond(1_700_000_000L + number * 20L + row / 2);
            lines.add("{\"time\":\"" + time + "\",\"word\":\"w" + row % 5 + "\",\"n\":" + (number * 50 + row) + "}");
        }
        Files.write(file, lines);
    }

    /** All lines that a reader of the directory sees, sorted. */
    private static List<String> lines(String name) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory.resolve(name))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.getFileName().toString().startsWith("_")
                        && !file.getFileName().toString().startsWith(".")) {
                    lines.addAll(Files.readAllLines(file));
                }
            }
        }
        lines.sort(null);
        return lines;
    }
}
