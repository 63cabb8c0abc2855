package io.virta.runtime.run;

import io.virta.operator.StreamElement.Watermark;
import io.virta.planner.QueryPlan;
import io.virta.planner.Stage;
import io.virta.planner.StageInput;
import io.virta.runtime.island.IslandReport.AtBarrier;

/**
 * How far event time has come in a continuous epoch, for the next run to begin with: as far as any shard of a stateful operator right behind the sources has come, since what that has closed must stay closed; in a query
 * without state, as far as the slowest reader. Not thread-safe.
 */
final class ReachedWatermark {
    private final boolean[] isFirstState;
    private long shards = Watermark.NONE;
    private long readers = Long.MAX_VALUE;

    ReachedWatermark(QueryPlan plan) {
        isFirstState = new boolean[plan.stages().size()];
        boolean[] isBehindState = new boolean[isFirstState.length];
        for (Stage stage : plan.stages()) {
            boolean isBehind = false;
            for (StageInput input : stage.inputs()) {
                isBehind |= isBehindState[input.fromStage()];
            }
            isFirstState[stage.id()] = stage.isStateful() && !isBehind;
            isBehindState[stage.id()] = stage.isStateful() || isBehind;
        }
    }

    void add(AtBarrier report) {
        int stage = report.island().stage();
        if (isFirstState[stage]) {
            shards = Math.max(shards, report.watermarkMicros());
        } else if (report.position() != null && report.watermarkMicros() != Watermark.NONE) {
            readers = Math.min(readers, report.watermarkMicros());
        }
    }

    /** {@link Watermark#NONE} if there is none. */
    long micros() {
        if (shards != Watermark.NONE) {
            return shards;
        }
        return readers == Long.MAX_VALUE ? Watermark.NONE : readers;
    }
}
