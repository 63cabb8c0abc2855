package io.virta.planner;

import io.virta.connector.OutputMode;
import io.virta.plan.LogicalPlan;

/** Turns optimised logical plans into query plans. Stateless. */
public final class Planner {
    private Planner() {}

    /**
     * The physical plan of a query.
     *
     * @param optimized an analysed and optimised plan that has passed the streaming check for {@code mode}
     * @param mode the output mode of a streaming query; a query without streams always yields its whole result
     */
    public static QueryPlan plan(LogicalPlan optimized, OutputMode mode, PlannerSettings settings) {
        boolean streaming = Planning.isStreaming(optimized);
        Planning planning = new Planning(streaming ? mode : OutputMode.COMPLETE, streaming, settings);
        return planning.finish(planning.plan(optimized));
    }
}
