package io.virta.runtime.coordinator;

import io.virta.connector.PlannedRange;
import io.virta.operator.StreamElement.Watermark;
import io.virta.persistence.epoch.EpochLogState;
import io.virta.persistence.epoch.EpochPlan;
import io.virta.persistence.epoch.EventTime;
import io.virta.persistence.epoch.RecoveryPlan;
import io.virta.persistence.epoch.SourceRange;
import io.virta.persistence.epoch.WatermarkState;
import io.virta.runtime.EpochTrigger;
import io.virta.runtime.QueryDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes epoch plans of what sources have and how far event time is. Immutable. */
final class EpochPlanner {
    /** How often epochs without data run for operators that wait for time to go by. */
    private static final long TICK_MICROS = 100_000;

    private static final long MICROS_PER_MILLI = 1000;

    private final QueryDefinition query;
    private final CoordinatorResources resources;
    private final WatermarkTracker watermarks;

    EpochPlanner(QueryDefinition query, CoordinatorResources resources) {
        this.query = query;
        this.resources = resources;
        this.watermarks = new WatermarkTracker(
                query.plan().watermarks(), query.settings().recorded().watermarkPolicy());
    }

    /**
     * The plan of the next epoch.
     *
     * @param state the log up to the epoch before
     * @param seen the greatest event times up to the end of that epoch
     * @param ranges what the sources have, or null if they have nothing new
     * @return null if there is nothing to do: no rows, no watermark has moved that something waits for, and nothing waits for time to go by
     */
    @Nullable EpochPlan next(EpochLogState state, List<EventTime> seen, @Nullable List<SourceRange> ranges) {
        EpochPlan last = state.lastPlan();
        List<WatermarkState> marks = watermarks.next(last, seen);
        if (ranges != null) {
            return plan(state.nextEpoch(), ranges, marks);
        }
        if (last == null || !query.settings().epochs().withoutData()) {
            return null;
        }
        if (query.plan().needsEpochOnTime()
                && query.trigger() instanceof EpochTrigger.ProcessingTime
                && nowMicros() >= last.timestampMicros() + TICK_MICROS) {
            return plan(state.nextEpoch(), nothing(last), marks);
        }
        if (marks.isEmpty() || !query.plan().needsEpochOnWatermark()) {
            return null;
        }
        boolean moved = marks.get(0).evictionMicros() > WatermarkTracker.evictionMicros(last);
        return moved ? plan(state.nextEpoch(), nothing(last), marks) : null;
    }

    /** What a continuous epoch reached, in the form of a plan. */
    EpochPlan reached(EpochLogState state, List<EventTime> seen, List<SourceRange> ranges) {
        return plan(state.nextEpoch(), ranges, watermarks.next(state.lastPlan(), seen));
    }

    private EpochPlan plan(long epoch, List<SourceRange> ranges, List<WatermarkState> marks) {
        return new EpochPlan(epoch, ranges, marks, nowMicros(), resources.seed(epoch), resources.loggedSettings());
    }

    private long nowMicros() {
        return query.clock().millis() * MICROS_PER_MILLI;
    }

    private static List<SourceRange> nothing(EpochPlan last) {
        return last.ranges().stream()
                .map(range -> new SourceRange(
                        range.sourceId(),
                        new PlannedRange(range.range().end(), range.range().end(), List.of())))
                .toList();
    }

    /** Where the watermark stands before the first epoch of a run. */
    long initialWatermarkMicros(EpochLogState state, RecoveryPlan recovery) {
        if (!watermarks.isPresent()) {
            return Watermark.NONE;
        }
        return recovery.rerun().isEmpty()
                ? WatermarkTracker.evictionMicros(state.lastPlan())
                : WatermarkTracker.lateMicros(recovery.rerun().get(0));
    }
}
