package io.virta.planner;

import io.virta.connector.OutputMode;
import io.virta.types.StructType;
import java.util.List;

/**
 * A query ready to run: stages in order, each after those it reads; the last one's rows go to the sink. Plain data, printable, the same for micro-batch and
 * continuous mode.
 *
 * @param staticPlans the plans of bounded inputs (the static side of a join), run to their end before the query starts; operators ask for them by index
 * @param watermarks the watermark operators, in order of their numbers
 * @param keyColumns in update mode, the output columns that identify a row; empty if there are none
 * @param ordered whether the order of the rows of an epoch counts
 */
public record QueryPlan(
        List<Stage> stages,
        List<QueryPlan> staticPlans,
        List<WatermarkNode> watermarks,
        StructType outputSchema,
        OutputMode mode,
        List<String> keyColumns,
        boolean ordered) {
    public QueryPlan {
        stages = List.copyOf(stages);
        staticPlans = List.copyOf(staticPlans);
        watermarks = List.copyOf(watermarks);
        keyColumns = List.copyOf(keyColumns);
    }

    /** The stage whose rows are the result. */
    public Stage last() {
        return stages.get(stages.size() - 1);
    }

    /** Whether an epoch without data must run when the watermark has moved. */
    public boolean needsEpochOnWatermark() {
        return stages.stream()
                .flatMap(stage -> stage.operators().stream())
                .anyMatch(operator -> operator.needsEpochOnWatermark());
    }
}
