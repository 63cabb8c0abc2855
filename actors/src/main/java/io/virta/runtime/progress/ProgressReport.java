package io.virta.runtime.progress;

import io.virta.operator.EventTimeRange;
import io.virta.persistence.epoch.EpochPlan;
import io.virta.persistence.epoch.SourceRange;
import io.virta.planner.Stage;
import io.virta.planner.Stage.SourceStage;
import io.virta.runtime.exchange.Topology;
import io.virta.runtime.progress.EpochProgress.SinkProgress;
import io.virta.runtime.progress.EpochProgress.SourceProgress;
import io.virta.runtime.progress.EpochProgress.StateProgress;
import io.virta.runtime.run.EpochOutcome;
import io.virta.runtime.run.EpochOutcome.StateOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Turns what is known of a committed epoch into its progress report. Immutable. */
public final class ProgressReport {
    private final io.virta.planner.QueryPlan plan;
    private final Topology topology;
    private final String sink;

    /** Reports on a plan. */
    public ProgressReport(io.virta.planner.QueryPlan plan, Topology topology, String sink) {
        this.plan = plan;
        this.topology = topology;
        this.sink = sink;
    }

    /** The report on one epoch. */
    EpochProgress of(
            QueryBoard board,
            EpochPlan epoch,
            EpochTimes times,
            Map<String, String> latest,
            @Nullable EpochProgress before) {
        EpochOutcome outcome = Objects.requireNonNull(times.outcome);
        long rows = outcome.sourceRows().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        long totalNanos = Math.max(1, times.planNanos + outcome.processNanos() + times.logNanos);
        double sinceBefore = before == null
                ? 0
                : Duration.between(before.timestamp(), times.startedAt).toNanos() / 1e9;
        return new EpochProgress(
                board.id(),
                board.runId(),
                board.name(),
                times.startedAt,
                epoch.epoch(),
                rows,
                sinceBefore <= 0 ? 0 : rows / sinceBefore,
                rows * 1e9 / totalNanos,
                durations(times, outcome, totalNanos),
                eventTime(epoch, outcome.epochEventTimes()),
                states(outcome),
                sources(epoch, outcome, latest, sinceBefore, totalNanos),
                new SinkProgress(sink, outcome.sinkRows()));
    }

    private static Map<String, Long> durations(EpochTimes times, EpochOutcome outcome, long totalNanos) {
        Map<String, Long> durations = new LinkedHashMap<>();
        durations.put("addBatch", millis(outcome.processNanos()));
        durations.put("commitOffsets", millis(times.publishNanos));
        durations.put("latestOffset", millis(times.planNanos));
        durations.put("stateCommit", millis(outcome.stateNanos()));
        durations.put("triggerExecution", millis(totalNanos));
        durations.put("walCommit", millis(times.logNanos));
        return durations;
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(Math.max(0, nanos));
    }

    private static Map<String, Instant> eventTime(EpochPlan epoch, EventTimeRange seen) {
        if (epoch.watermarks().isEmpty()) {
            return Map.of();
        }
        Instant watermark = instant(epoch.watermarks().get(0).evictionMicros());
        return seen.count() == 0
                ? Map.of("watermark", watermark)
                : Map.of(
                        "watermark",
                        watermark,
                        "min",
                        instant(seen.minMicros()),
                        "max",
                        instant(seen.maxMicros()),
                        "avg",
                        instant(seen.meanMicros()));
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private List<StateProgress> states(EpochOutcome outcome) {
        List<StateProgress> states = new ArrayList<>();
        for (Stage stage : plan.stages()) {
            StateOutcome state = outcome.states().get(stage.stateId());
            if (stage.isStateful() && state != null) {
                states.add(new StateProgress(
                        stage.operators().get(0).name(),
                        state.size().rows(),
                        state.updatedRows(),
                        state.removedRows(),
                        state.lateRows(),
                        state.size().bytes(),
                        state.size().spilledRows(),
                        topology.instances().get(stage.id()),
                        millis(outcome.stateNanos())));
            }
        }
        return states;
    }

    private static @Nullable String shown(SourceStage source, @Nullable String position) {
        return position == null ? null : source.table().shownPosition(position);
    }

    private List<SourceProgress> sources(
            EpochPlan epoch, EpochOutcome outcome, Map<String, String> latest, double sinceBefore, long totalNanos) {
        List<SourceProgress> sources = new ArrayList<>();
        for (Stage stage : plan.stages()) {
            SourceStage source = stage.source();
            if (source != null) {
                String id = io.virta.runtime.source.SourcePlanner.sourceId(source);
                SourceRange range = epoch.ranges().stream()
                        .filter(candidate -> candidate.sourceId().equals(id))
                        .findFirst()
                        .orElse(null);
                long rows = outcome.sourceRows().getOrDefault(stage.id(), 0L);
                sources.add(new SourceProgress(
                        source.table().description(),
                        shown(source, range == null ? null : range.range().start()),
                        shown(source, range == null ? null : range.range().end()),
                        shown(source, latest.get(id)),
                        rows,
                        sinceBefore <= 0 ? 0 : rows / sinceBefore,
                        rows * 1e9 / totalNanos,
                        range == null
                                ? Map.of()
                                : source.table().metrics(range.range().end(), latest.get(id))));
            }
        }
        return sources;
    }
}
