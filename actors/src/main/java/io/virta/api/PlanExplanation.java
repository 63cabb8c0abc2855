package io.virta.api;

import io.virta.connector.OutputMode;
import io.virta.plan.LogicalPlan;
import io.virta.plan.PlanText;
import io.virta.session.SessionState;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The plans of a query as text, as {@code explain()} prints them. */
record PlanExplanation(SessionState session, LogicalPlan analysed, OutputMode mode) {
    private static final Pattern COLUMN_NUMBER = Pattern.compile("#(\\d+)");

    /** The physical plan; the logical ones before it if {@code extended}. */
    String text(boolean extended) {
        String physical = "== Physical Plan ==\n" + session.plan(analysed, mode).explain();
        return extended
                ? renumbered(
                        "== Analyzed Logical Plan ==\n" + PlanText.of(analysed) + "\n== Optimized Logical Plan ==\n"
                                + PlanText.of(session.optimize(analysed)) + "\n" + physical)
                : physical;
    }

    /** The text with small numbers of columns, in the order in which they appear. */
    private static String renumbered(String text) {
        Map<String, Integer> numbers = new HashMap<>();
        return COLUMN_NUMBER
                .matcher(text)
                .replaceAll(found -> "#" + numbers.computeIfAbsent(found.group(1), number -> numbers.size() + 1));
    }
}
