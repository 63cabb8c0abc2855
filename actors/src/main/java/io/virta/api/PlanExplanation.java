package io.virta.api;

import io.virta.connector.OutputMode;
import io.virta.plan.LogicalPlan;
import io.virta.plan.PlanText;
import io.virta.session.SessionState;

/** The plans of a query as text, as {@code explain()} prints them. */
record PlanExplanation(SessionState session, LogicalPlan analysed, OutputMode mode) {
    /** The physical plan; the logical ones before it if {@code extended}. */
    String text(boolean extended) {
        String physical = "== Physical Plan ==\n" + session.plan(analysed, mode).explain();
        return extended
                ? "== Analyzed Logical Plan ==\n" + PlanText.of(analysed) + "\n== Optimized Logical Plan ==\n"
                        + PlanText.of(session.optimize(analysed)) + "\n" + physical
                : physical;
    }
}
