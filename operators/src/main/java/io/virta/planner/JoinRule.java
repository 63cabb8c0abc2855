package io.virta.planner;

import io.virta.expression.ColumnRef;
import io.virta.operator.join.StaticJoin;
import io.virta.operator.join.StaticJoin.Kind;
import io.virta.plan.LogicalPlan.Join;
import io.virta.plan.LogicalPlan.JoinType;
import io.virta.plan.PlanOutput;
import java.util.List;

/**
 * A join of a stream with what is bounded holds the bounded side in memory; so does a join of bounded inputs, with the right side, or the left one where the right side's rows
 * are kept. Two streams are joined by {@link StreamJoinRule}.
 */
final class JoinRule implements PlannerRule<Join> {
    @Override
    public Flow plan(Join node, Planning planning) {
        boolean leftStreams = Planning.isStreaming(node.left());
        boolean rightStreams = Planning.isStreaming(node.right());
        if (leftStreams && rightStreams) {
            return StreamJoinRule.plan(node, planning);
        }
        boolean probeIsLeft = leftStreams || !rightStreams && node.type() != JoinType.RIGHT_OUTER;
        Kind kind = kind(node);
        List<ColumnRef> staticColumns = PlanOutput.of(probeIsLeft ? node.right() : node.left());
        int staticPlan = planning.addStaticPlan(probeIsLeft ? node.right() : node.left());
        Flow flow = planning.plan(probeIsLeft ? node.left() : node.right());
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
