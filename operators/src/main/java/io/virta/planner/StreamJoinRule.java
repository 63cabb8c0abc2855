package io.virta.planner;

import io.virta.analysis.EventTimeColumns;
import io.virta.analysis.StreamingCheck;
import io.virta.connector.OutputMode;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.Literal;
import io.virta.operator.join.JoinSideSpec;
import io.virta.operator.join.StreamJoin;
import io.virta.plan.LogicalPlan.Join;
import io.virta.plan.LogicalPlan.JoinType;
import io.virta.plan.PlanOutput;
import io.virta.types.AtomicType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Two streams are joined shard by shard of their keys, with the state of both sides bounded by what the condition says of their event times. Without an equality there is one shard, and every pair
 * of rows is looked at.
 */
final class StreamJoinRule {
    private static final long FIRST_LEFT_KEY = -1;
    private static final long FIRST_RIGHT_KEY = -1001;
    private static final Expression EVERY_PAIR = new Literal(true, AtomicType.BOOLEAN);

    private StreamJoinRule() {}

    static Flow plan(Join node, Planning planning) {
        JoinKeys keys = JoinKeys.of(node.condition(), PlanOutput.of(node.left()), PlanOutput.of(node.right()));
        Expression condition = node.condition() == null ? EVERY_PAIR : node.condition();
        Flow left = planning.asChanges(() -> planning.planAsStream(node.left()));
        Flow right = planning.asChanges(() -> planning.planAsStream(node.right()));
        boolean hasFinalRows = !left.revises() && !right.revises() && StreamingCheck.hasFinalRows(node);
        if (planning.mode() != OutputMode.APPEND && !hasFinalRows) {
            return RevisedJoin.plan(node, keys, condition, left, right, planning);
        }
        if (node.type() == JoinType.LEFT_ANTI) {
            throw new VirtaException(
                    ErrorCode.UNSUPPORTED_STREAMING_OPERATION,
                    "A LEFT ANTI join of two streams has no final rows.",
                    "Use a LEFT OUTER join with time bounds and keep the rows whose right side is null, or update mode.");
        }
        List<Integer> leftKeys = KeyColumns.of(left, keys.left(), FIRST_LEFT_KEY);
        List<Integer> rightKeys = KeyColumns.of(right, keys.right(), FIRST_RIGHT_KEY);
        Bounds bounds = Bounds.of(node, condition);
        JoinType type = node.type();
        StreamJoin.Spec join = new StreamJoin.Spec(
                new JoinSideSpec(
                        "left",
                        left.columns(),
                        leftKeys,
                        keys.nullMatches(),
                        own(condition, left),
                        type == JoinType.LEFT_OUTER || type == JoinType.FULL_OUTER,
                        bounds.timeColumn(left, bounds.left),
                        bounds.expiries.leftExpiryMicros()),
                new JoinSideSpec(
                        "right",
                        right.columns(),
                        rightKeys,
                        keys.nullMatches(),
                        own(condition, right),
                        type == JoinType.RIGHT_OUTER || type == JoinType.FULL_OUTER,
                        bounds.timeColumn(right, bounds.right),
                        bounds.expiries.rightExpiryMicros()),
                condition,
                type == JoinType.LEFT_SEMI,
                ColumnRef.schema(joined(type, left.columns(), right.columns())));
        Flow flow = planning.merge(List.of(left, right), join.inputDistributions(), List.of());
        flow.append(join, joined(type, left.columns(), right.columns()));
        ProjectRule.project(flow, List.copyOf(PlanOutput.of(node)));
        return flow;
    }

    private static List<ColumnRef> joined(JoinType type, List<ColumnRef> left, List<ColumnRef> right) {
        List<ColumnRef> columns = new ArrayList<>(left);
        if (type != JoinType.LEFT_SEMI) {
            columns.addAll(right);
        }
        return columns;
    }

    /** The conjuncts over one side alone; null if there are none. */
    private static @Nullable Expression own(Expression condition, Flow side) {
        Set<Long> ids = References.idsOf(side.columns());
        Expression all = null;
        for (Expression conjunct : References.conjuncts(condition)) {
            if (References.isOver(conjunct, ids)) {
                all = all == null ? conjunct : References.and(condition, all, conjunct);
            }
        }
        return all;
    }

    /** Event times of both sides, and how far apart they may be. Empty unless both sides have event time. */
    private record Bounds(Set<Long> left, Set<Long> right, TimeBounds expiries) {
        static Bounds of(Join node, Expression condition) {
            Map<Long, Long> left = EventTimeColumns.of(node.left());
            Map<Long, Long> right = EventTimeColumns.of(node.right());
            if (left.isEmpty() || right.isEmpty()) {
                return new Bounds(Set.of(), Set.of(), TimeBounds.NONE);
            }
            Set<Long> leftIds = new HashSet<>(left.keySet());
            Set<Long> rightIds = new HashSet<>(right.keySet());
            return new Bounds(leftIds, rightIds, TimeBounds.of(condition, leftIds, rightIds));
        }

        int timeColumn(Flow side, Set<Long> ids) {
            for (int i = 0; i < side.columns().size(); i++) {
                if (ids.contains(side.columns().get(i).id())) {
                    return i;
                }
            }
            return -1;
        }
    }
}
