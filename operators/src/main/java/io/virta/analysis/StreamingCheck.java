package io.virta.analysis;

import io.virta.connector.OutputMode;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.ScalarCall;
import io.virta.operator.user.GroupFunction;
import io.virta.plan.LogicalPlan;
import io.virta.plan.PlanExpressions;
import io.virta.plan.PlanOutput;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Refuses streaming queries that have no incremental meaning, or none in their output mode, as Spark does. Takes analysed plans. There are two moments: what
 * Spark refuses when a query is started, and what it refuses when the first epoch is planned.
 */
public final class StreamingCheck {
    private StreamingCheck() {}

    /** The checks when a query is started. */
    public static void check(LogicalPlan plan, OutputMode mode) {
        if (!plan.isStreaming()) {
            throw refusal(
                    "This query reads no stream.",
                    "Read at least one source with readStream() or FROM STREAM, or write the result with write().");
        }
        checkMode(plan, mode);
        checkNodes(plan, mode);
    }

    /** The checks when the first epoch is planned. */
    public static void checkFirstEpoch(LogicalPlan plan) {
        if (plan instanceof LogicalPlan.WithWatermark watermark && hasWatermark(watermark.child())) {
            throw refusal(
                    "A stream has one watermark, and this one is given a second on `"
                            + watermark.eventTime().sql() + "`.",
                    "Call withWatermark(...) once per source.");
        }
        plan.children().forEach(StreamingCheck::checkFirstEpoch);
    }

    /** Whether rows that leave a join of two streams are never taken back. */
    public static boolean hasFinalRows(LogicalPlan.Join join) {
        return StreamingJoins.hasFinalRows(join);
    }

    static VirtaException refusal(String problem, String hint) {
        return new VirtaException(ErrorCode.UNSUPPORTED_STREAMING_OPERATION, problem, hint);
    }

    private static void checkMode(LogicalPlan plan, OutputMode mode) {
        if (mode == OutputMode.COMPLETE && !hasAggregation(plan) && !hasRevisedRows(plan)) {
            throw refusal(
                    "Complete mode would have to keep every row, since nothing is aggregated.",
                    "Use append mode, or aggregate with groupBy(...), or take the first rows with ORDER BY and LIMIT.");
        }
    }

    private static void checkNodes(LogicalPlan plan, OutputMode mode) {
        if (!plan.isStreaming()) {
            return;
        }
        checkExpressions(plan);
        if (plan instanceof LogicalPlan.Over over && mode == OutputMode.APPEND) {
            OverTimes.check(over);
        }
        if (isAggregation(plan)) {
            checkAggregation(plan, mode);
        } else if (plan instanceof LogicalPlan.Join join) {
            StreamingJoins.check(join, mode);
        } else if (plan instanceof LogicalPlan.Sort sort) {
            if (mode != OutputMode.COMPLETE || !hasAggregation(sort)) {
                throw refusal(
                        "Rows that keep arriving cannot be sorted.",
                        "Sort an aggregation in complete mode, or leave ORDER BY to whoever reads the result.");
            }
        } else if (isFirstRows(plan) && mode != OutputMode.APPEND) {
            checkFirstRows((LogicalPlan.Limit) plan, mode);
            return;
        } else if (plan instanceof LogicalPlan.Limit limit) {
            checkLimit(limit, mode);
        } else if (plan instanceof LogicalPlan.SetOperation operation) {
            checkSetOperation(operation, mode);
        } else if (plan instanceof LogicalPlan.Deduplicate deduplicate
                && deduplicate.withinWatermark()
                && EventTimeColumns.of(deduplicate.child()).isEmpty()) {
            throw refusal(
                    "dropDuplicatesWithinWatermark has no watermark to go by.",
                    "Call withWatermark(...) before it, or use dropDuplicates, which keeps all keys for ever.");
        }
        if (plan instanceof LogicalPlan.GroupRows groups) {
            checkGroups(groups, mode);
        }
        if (forgetsOrKeepsRows(plan)) {
            plan.children().forEach(child -> checkChain(child, mode));
        } else if (isStateful(plan) && hasUpdatedGroups(plan)) {
            throw refusal(
                    "A stateful operation over a function that updates its groups would take each update for a new row.",
                    "Use flatMapGroupsWithState in append mode, or write its result to a sink and start a second query"
                            + " from there.");
        }
        plan.children().forEach(child -> checkNodes(child, mode));
    }

    private static void checkGroups(LogicalPlan.GroupRows groups, OutputMode mode) {
        String label = groups.function().label();
        if (groups.function().clock() == GroupFunction.GroupClock.EVENT_TIME
                && EventTimeColumns.of(groups.child()).isEmpty()) {
            throw refusal(
                    "Watermark must be specified in the query using withWatermark(...) for using event-time timeouts in "
                            + label + ".",
                    "Call withWatermark(...) before groupByKey, on a column that is still there.");
        }
        if (groups.mode() != null && groups.mode() != mode) {
            throw refusal(
                    label + " in " + groups.mode().name().toLowerCase(Locale.ROOT) + " mode is not supported with "
                            + mode.name().toLowerCase(Locale.ROOT) + " output mode.",
                    "Give the query the output mode that the function was given"
                            + (label.equals("mapGroupsWithState") ? ", which is always update." : "."));
        }
        if (groups.mode() == OutputMode.UPDATE && hasAggregation(groups.child())) {
            throw refusal(
                    label + " in update mode is not supported with aggregation.",
                    "Use flatMapGroupsWithState in append mode.");
        }
    }

    private static void checkExpressions(LogicalPlan plan) {
        for (Expression expression : PlanExpressions.of(plan)) {
            checkExpression(expression);
        }
    }

    private static void checkExpression(Expression tree) {
        if (tree instanceof ScalarCall call && call.function().name().equals("monotonically_increasing_id")) {
            throw refusal(
                    "monotonically_increasing_id() has no meaning on rows that keep arriving.",
                    "Use uuid(), or a key of the rows.");
        }
        tree.children().forEach(StreamingCheck::checkExpression);
    }

    private static void checkAggregation(LogicalPlan plan, OutputMode mode) {
        if (mode == OutputMode.APPEND && !closesByEventTime(plan)) {
            throw refusal(
                    "Append mode never shows this aggregation, since none of its groups is ever final.",
                    "Call withWatermark(time, delay) before groupBy(...) and group by the time or window(time, ...),"
                            + " or use update or complete mode.");
        }
    }

    private static boolean closesByEventTime(LogicalPlan plan) {
        Map<Long, Long> below = EventTimeColumns.of(plan.children().get(0));
        if (plan instanceof LogicalPlan.Aggregate aggregate) {
            return aggregate.groupings().stream()
                    .anyMatch(grouping -> EventTimeColumns.delayOf(grouping, below) != null);
        }
        return PlanOutput.of(plan).stream().map(ColumnRef::id).anyMatch(below::containsKey);
    }

    /** Whether a plan takes the first rows of an order. */
    private static boolean isFirstRows(LogicalPlan plan) {
        return plan instanceof LogicalPlan.Limit limit && limit.offset() == null && sortBelow(limit.child()) != null;
    }

    private static boolean hasRevisedRows(LogicalPlan plan) {
        return isFirstRows(plan)
                || plan instanceof LogicalPlan.Over
                || plan.children().stream().anyMatch(StreamingCheck::hasRevisedRows);
    }

    private static LogicalPlan.@Nullable Sort sortBelow(LogicalPlan plan) {
        if (plan instanceof LogicalPlan.Sort sort) {
            return sort;
        }
        return plan instanceof LogicalPlan.Project project ? sortBelow(project.child()) : null;
    }

    private static void checkFirstRows(LogicalPlan.Limit limit, OutputMode mode) {
        for (LogicalPlan below = limit.child(); ; below = below.children().get(0)) {
            checkExpressions(below);
            if (below instanceof LogicalPlan.Sort sort) {
                checkNodes(sort.child(), mode);
                return;
            }
        }
    }

    private static void checkLimit(LogicalPlan.Limit limit, OutputMode mode) {
        if (limit.offset() != null) {
            throw refusal("OFFSET has no meaning on rows that keep arriving.", "Leave it out.");
        }
        if (mode == OutputMode.UPDATE) {
            throw refusal(
                    "LIMIT has no meaning in update mode, where rows shown may be replaced.",
                    "Use append or complete mode.");
        }
    }

    private static void checkSetOperation(LogicalPlan.SetOperation operation, OutputMode mode) {
        boolean both = operation.left().isStreaming() && operation.right().isStreaming();
        if (mode == OutputMode.APPEND
                && (both || !operation.intersect() && operation.right().isStreaming())) {
            throw refusal(
                    (operation.intersect() ? "INTERSECT of two streams" : "EXCEPT of a stream")
                            + " would have to keep every row it has seen.",
                    "Write a join with a bound on the difference of event times, or use update mode, which keeps them.");
        }
    }

    /** Refuses to take a row that may still change for one that stays. */
    private static void checkChain(LogicalPlan below, OutputMode mode) {
        if (!below.isStreaming()) {
            return;
        }
        if (mode != OutputMode.APPEND
                && (isAggregation(below)
                        || below instanceof LogicalPlan.GroupRows groups && groups.mode() == OutputMode.UPDATE)) {
            throw refusal(
                    "A stateful operation over an aggregation would take each change of a group for a new row.",
                    "Use append mode with a watermark, or write the inner aggregation to a sink and start a second query"
                            + " from there.");
        }
        below.children().forEach(child -> checkChain(child, mode));
    }

    private static boolean isStateful(LogicalPlan plan) {
        return isAggregation(plan)
                || plan instanceof LogicalPlan.Deduplicate
                || plan instanceof LogicalPlan.Join join
                        && join.left().isStreaming()
                        && join.right().isStreaming();
    }

    private static boolean hasUpdatedGroups(LogicalPlan plan) {
        return plan instanceof LogicalPlan.GroupRows groups && groups.mode() == OutputMode.UPDATE
                || plan.children().stream().anyMatch(StreamingCheck::hasUpdatedGroups);
    }

    /** Whether a plan takes each row for one that stays: one of functions over state, or of keys that are kept for a while. */
    private static boolean forgetsOrKeepsRows(LogicalPlan plan) {
        return plan instanceof LogicalPlan.GroupRows groups && groups.mode() != null
                || plan instanceof LogicalPlan.Deduplicate deduplicate && deduplicate.withinWatermark();
    }

    private static boolean isAggregation(LogicalPlan plan) {
        return plan.isStreaming() && (plan instanceof LogicalPlan.Aggregate || plan instanceof LogicalPlan.Distinct);
    }

    private static boolean hasAggregation(LogicalPlan plan) {
        return isAggregation(plan) || plan.children().stream().anyMatch(StreamingCheck::hasAggregation);
    }

    private static boolean hasWatermark(LogicalPlan plan) {
        return plan instanceof LogicalPlan.WithWatermark
                || plan.children().stream().anyMatch(StreamingCheck::hasWatermark);
    }
}
