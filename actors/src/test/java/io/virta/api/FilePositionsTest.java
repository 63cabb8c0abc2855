package io.virta.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.connector.OutputMode;
import io.virta.connector.ReadLimit;
import io.virta.connector.SourceContext;
import io.virta.persistence.epoch.EpochCommitted;
import io.virta.persistence.epoch.EpochEvent;
import io.virta.persistence.epoch.EpochLogState;
import io.virta.persistence.epoch.EpochPlan;
import io.virta.persistence.epoch.EpochPlanned;
import io.virta.persistence.epoch.EpochPrepared;
import io.virta.persistence.epoch.EpochRecord;
import io.virta.persistence.epoch.EpochSerializer;
import io.virta.persistence.epoch.SourceRange;
import io.virta.persistence.state.StateManifest;
import io.virta.planner.Stage.SourceStage;
import io.virta.runtime.source.SourcePlanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the epoch log holds of a file source that reads one new file an epoch, over many epochs and restarts. */
class FilePositionsTest {
    private static VirtaSession session;

    @TempDir
    Path directory;

    private final EpochSerializer serializer = new EpochSerializer();
    private final List<String> read = new ArrayList<>();
    private EpochLogState log = EpochLogState.EMPTY;

    @BeforeAll
    static void start() {
        session = Sessions.utc();
    }

    @AfterAll
    static void stop() {
        session.stop();
    }

    @Test
    void whatAnEpochLogsDoesNotGrowWithTheFilesRead() throws IOException {
        files(1000, 60);
        List<Integer> lengths = new ArrayList<>();
        try (SourcePlanner planner = open(Map.of())) {
            for (EpochPlanned planned = plan(planner); planned != null; planned = plan(planner)) {
                lengths.add(serializer.toBinary(planned).length);
                finish(planned.epoch());
            }
        }
        assertThat(lengths).hasSize(1000);
        int moreDigits = 2 * "999".length();
        assertThat(lengths).allSatisfy(length -> assertThat(length).isLessThanOrEqualTo(lengths.get(1) + moreDigits));
        assertThat(serializer.toBinary(log)).hasSizeBetween(12_000, 14_000);
    }

    @Test
    void everyFileIsReadOnceWhereverARunEnds() throws IOException {
        for (Map<String, String> options :
                List.of(Map.<String, String>of(), Map.of("latestFirst", "true"), Map.of("maxFileAge", "100 days"))) {
            log = EpochLogState.EMPTY;
            read.clear();
            files(40, 60);
            for (int run = 0; run < 60; run++) {
                try (SourcePlanner planner = open(options)) {
                    EpochPlanned planned = plan(planner);
                    if (planned == null) {
                        break;
                    }
                    if (run % 3 == 0) {
                        log = snapshot(log);
                    }
                    finish(planned.epoch());
                    if (run % 3 == 1) {
                        log = snapshot(log);
                    }
                    plan(planner);
                }
                for (EpochPlan open : log.recovery().rerun()) {
                    finish(open.epoch());
                }
            }
            assertThat(read).hasSize(40).doesNotHaveDuplicates();
        }
    }

    @Test
    void maxFileAgeTrimsTheLog() throws IOException {
        files(500, 3600);
        try (SourcePlanner planner = open(Map.of("maxFileAge", "10 hours"))) {
            for (EpochPlanned planned = plan(planner); planned != null; planned = plan(planner)) {
                finish(planned.epoch());
            }
        }
        assertThat(read).hasSize(500);
        assertThat(log.memory("0").folded().size()).isEqualTo(11);
        assertThat(snapshot(log).memory("0")).isEqualTo(log.memory("0"));
        try (SourcePlanner planner = open(Map.of("maxFileAge", "10 hours"))) {
            assertThat(plan(planner)).isNull();
        }
    }

    private EpochLogState snapshot(EpochLogState state) {
        EpochRecord copy = (EpochRecord) serializer.fromBinary(serializer.toBinary(state), serializer.manifest(state));
        assertThat(copy).isEqualTo(state);
        return (EpochLogState) copy;
    }

    private EpochPlanned plan(SourcePlanner planner) {
        List<SourceRange> ranges = planner.plan(new ReadLimit(Long.MAX_VALUE, Long.MAX_VALUE, false));
        if (ranges == null) {
            return null;
        }
        ranges.forEach(range -> range.range().splits().forEach(split -> read.add(split.channel())));
        EpochPlanned planned = new EpochPlanned(new EpochPlan(log.nextEpoch(), ranges, List.of(), 0, 0, Map.of()));
        log = log.apply(planned);
        return planned;
    }

    private void finish(long epoch) {
        List<EpochEvent> events = List.of(
                new EpochPrepared(epoch, 1, null, List.of(), List.of(), StateManifest.EMPTY),
                new EpochCommitted(epoch));
        log = log.applyAll(events);
    }

    private SourcePlanner open(Map<String, String> options) {
        DataFrame input = session.readStream()
                .format("json")
                .schema("n BIGINT")
                .option("maxFilesPerTrigger", "1")
                .options(options)
                .load(directory.toString());
        List<SourceStage> sources = session.state().plan(input.logicalPlan(), OutputMode.APPEND).stages().stream()
                .map(stage -> stage.source())
                .filter(Objects::nonNull)
                .toList();
        return SourcePlanner.open(sources, new SourceContext(Clock.systemUTC(), ZoneOffset.UTC, 1, true), log, true);
    }

    /** Files of one row, each some seconds newer than the one before. */
    private void files(int count, long stepSeconds) throws IOException {
        for (int i = 0; i < count; i++) {
            Path file = directory.resolve("f-%04d.json".formatted(i));
            Files.writeString(file, "{\"n\":" + i + "}\n");
            Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L + i * stepSeconds * 1000));
        }
    }
}
