package io.virta.session;

import io.virta.config.VirtaSettings.Watermark.Policy;
import io.virta.connector.ContinuousScan;
import io.virta.connector.OutputMode;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.planner.QueryPlan;
import io.virta.planner.Stage;
import io.virta.planner.Stage.SourceStage;
import io.virta.planner.StageInput;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/** What continuous mode cannot run and micro-batch mode can. Stateless. */
public final class ContinuousCheck {
    private ContinuousCheck() {}

    /** Refuses a plan before it starts. */
    public static void check(QueryPlan plan, OutputMode mode, Policy policy) {
        if (mode == OutputMode.COMPLETE) {
            throw refusal(
                    "Complete mode has no meaning with a continuous trigger, since the whole table would leave with every row.",
                    "Use update mode, or leave out the continuous trigger.");
        }
        checkSources(plan);
        checkWatermarks(plan, policy);
    }

    private static void checkSources(QueryPlan plan) {
        Set<Integer> seen = new HashSet<>();
        for (Stage stage : plan.stages()) {
            SourceStage source = stage.source();
            if (source != null && !(source.scan() instanceof ContinuousScan)) {
                throw refusal(
                        "The source " + source.table().description() + " cannot be read with a continuous trigger.",
                        "Leave out the continuous trigger: epochs then follow each other as soon as there are new rows."
                                + " Sources that can are rate and memory streams.");
            }
            if (source != null && !seen.add(source.sourceIndex())) {
                throw refusal(
                        "With a continuous trigger " + source.table().description()
                                + " would be read twice, each time at its own pace, and have two positions.",
                        "Load the source once for each place where the query reads it, or leave out the continuous trigger.");
            }
        }
    }

    /** The log of continuous mode has one watermark, so all that goes by event time must go by the same. */
    private static void checkWatermarks(QueryPlan plan, Policy policy) {
        if (plan.watermarks().size() < 2) {
            return;
        }
        if (policy == Policy.MAX) {
            throw refusal(
                    "With a continuous trigger the slowest of several watermarks rules.",
                    "Set virta.watermark.policy to min, or leave out the continuous trigger.");
        }
        BitSet[] before = new BitSet[plan.stages().size()];
        BitSet first = null;
        for (Stage stage : plan.stages()) {
            BitSet nodes = new BitSet();
            for (StageInput input : stage.inputs()) {
                nodes.or(before[input.fromStage()]);
            }
            for (int i = 0; i < plan.watermarks().size(); i++) {
                if (plan.watermarks().get(i).stage() == stage.id()) {
                    nodes.set(i);
                }
            }
            before[stage.id()] = nodes;
            if (stage.isStateful() && !nodes.isEmpty()) {
                if (first != null && !first.equals(nodes)) {
                    throw refusal(
                            "With a continuous trigger every stateful operation must go by all watermarks of the query, and "
                                    + stage.operators().get(0).name() + " goes by others than an operation before it.",
                            "Leave out the continuous trigger, or write what comes before the join to a topic and start a second query from there.");
                }
                first = nodes;
            }
        }
    }

    private static VirtaException refusal(String problem, String hint) {
        return new VirtaException(ErrorCode.UNSUPPORTED_STREAMING_OPERATION, problem, hint);
    }
}
