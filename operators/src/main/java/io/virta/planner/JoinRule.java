package io.virta.planner;

import io.virta.expression.ColumnRef;
import io.virta.operator.join.StaticJoin;
import io.virta.operator.join.StaticJoin.Kind;
import io.virta.plan.LogicalPlan;
import io.virta.plan.LogicalPlan.Join;
import io.virta.plan.LogicalPlan.JoinType;
import io.virta.plan.PlanOutput;
import java.util.List;

/**
 * A join of a stream with what is bounded holds the bounded side in memory; so does a join of bounded inputs, with the right side, or the left one where the right side's rows
 * are kept. Two streams are joined by {@link StreamJoinRule}, and so is a stream with static rows that leave as long as they have no match.
 */
final class JoinRule implements PlannerRule<Join> {
    @Override
    public Flow plan(Join node, Planning planning) {
        boolean leftStreams = Planning.isStreaming(node.left());
        boolean rightStreams = Planning.isStreaming(node.right());
        if (leftStreams && rightStreams || (leftStreams || rightStreams) && keepsStaticRows(node.type(), leftStreams)) {
            return StreamJoinRule.plan(node, planning);
        }
        boolean probeIsLeft = leftStreams || !rightStreams && node.type() != JoinType.RIGHT_OUTER;
        Kind kind = kind(node);
        List<ColumnRef> staticColumns = PlanOutput.of(probeIsLeft ? node.right() : node.left());
        int staticPlan = planning.addStaticPlan(probeIsLeft ? node.right() : node.left());
        LogicalPlan probe = probeIsLeft ? node.left() : node.right();
        Flow flow = isOneToOne(kind) ? planning.plan(probe) : planning.withoutKeys(() -> planning.plan(probe));
        if (kind == Kind.FULL_OUTER) {
            flow = planning.single(flow);
        }
        JoinKeys keys = JoinKeys.of(node.condition(), PlanOutput.of(node.left()), PlanOutput.of(node.right()));
        List<ColumnRef> made = PlanOutput.of(node);
        flow.append(
                new StaticJoin.Spec(
                        kind,
                        probeIsLeft,
                        staticPlan,
                        probeIsLeft ? keys.left() : keys.right(),
                        probeIsLeft ? keys.right() : keys.left(),
                        keys.nullMatches(),
                        node.condition(),
                        flow.columns(),
                        staticColumns,
                        ColumnRef.schema(made),
                        flow.revises()),
                made);
        return flow;
    }

    /** Whether what leaves depends on static rows having a match or none. */
    private static boolean keepsStaticRows(JoinType type, boolean streamOnLeft) {
        return switch (type) {
            case INNER, CROSS -> false;
            case LEFT_OUTER, LEFT_SEMI, LEFT_ANTI -> !streamOnLeft;
            case RIGHT_OUTER -> streamOnLeft;
            case FULL_OUTER -> true;
        };
    }

    /** Whether each row that comes leaves at most once, so that keys remain keys. */
    private static boolean isOneToOne(Kind kind) {
        return kind == Kind.SEMI || kind == Kind.ANTI;
    }

    private static Kind kind(Join node) {
        return switch (node.type()) {
            case INNER, CROSS -> Kind.INNER;
            case LEFT_OUTER, RIGHT_OUTER -> Kind.PROBE_OUTER;
            case FULL_OUTER -> Kind.FULL_OUTER;
            case LEFT_SEMI -> Kind.SEMI;
            case LEFT_ANTI -> Kind.ANTI;
        };
    }
}
