package io.virta.planner;

import io.virta.connector.OutputMode;
import io.virta.operator.OperatorSpec;
import io.virta.operator.StreamElement.Watermark;
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

    /** Whether epochs without data must run as time goes by. */
    public boolean needsEpochOnTime() {
        return stages.stream()
                .flatMap(stage -> stage.operators().stream())
                .anyMatch(operator -> operator.needsEpochOnTime());
    }

    /**
     * The watermark at which the inputs of each stage stand when the query's watermark stands at {@code micros}: less than that behind operators that may emit older rows later; {@link
     * Watermark#NONE} where there is none. What a run tells its operators at first.
     */
    public long[] stageWatermarks(long micros) {
        long[] inputs = new long[stages.size()];
        long[] outputs = new long[stages.size()];
        for (Stage stage : stages) {
            long least = Long.MAX_VALUE;
            for (StageInput input : stage.inputs()) {
                if (input.hasWatermark()) {
                    least = Math.min(least, outputs[input.fromStage()]);
                }
            }
            long watermark = least == Long.MAX_VALUE ? Watermark.NONE : least;
            inputs[stage.id()] = watermark;
            for (OperatorSpec operator : stage.operators()) {
                watermark = operator.outputWatermark(watermark);
            }
            boolean declares = watermarks.stream().anyMatch(node -> node.stage() == stage.id());
            outputs[stage.id()] = declares ? micros : watermark;
            if (declares && least == Long.MAX_VALUE) {
                inputs[stage.id()] = micros;
            }
        }
        return inputs;
    }

    /** The plan as text: its stages with their operators, from the sources to the result. */
    public String explain() {
        return QueryPlanText.of(this);
    }
}
