package io.virta.planner;

import io.virta.expression.Alias;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.Literal;
import io.virta.operator.join.PartitionJoin;
import io.virta.operator.join.PartitionJoin.Side;
import io.virta.operator.join.PartitionJoin.Single;
import io.virta.operator.revision.PartitionLayout;
import io.virta.operator.revision.RevisedPartitions;
import io.virta.plan.LogicalPlan.Join;
import io.virta.plan.LogicalPlan.JoinType;
import io.virta.plan.PlanOutput;
import io.virta.types.AtomicType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A join of streams whose result is revised: since a side is, or since rows without a match so far leave it. Keeps all rows of both sides. */
final class RevisedJoin {
    private static final long FIRST_KEY = -5001;
    private static final long SIDE = -5999;
    private static final long FIRST_NULL = -6001;

    private RevisedJoin() {}

    static Flow plan(Join node, JoinKeys keys, Expression condition, Flow left, Flow right, Planning planning) {
        List<ColumnRef> leftColumns = left.columns();
        List<ColumnRef> rightColumns = right.columns();
        boolean takesChanges = left.revises() || right.revises();
        arrange(left, keys.left(), true, leftColumns, rightColumns);
        arrange(right, keys.right(), false, leftColumns, rightColumns);
        List<ColumnRef> joined = joined(node.type(), leftColumns, rightColumns);
        PartitionLayout layout = new PartitionLayout(left.schema(), keys.left().size());
        RevisedPartitions.Spec join = new RevisedPartitions.Spec(
                partitionJoin(
                        node.type(), leftColumns, rightColumns, keys.left().size(), condition, joined),
                layout,
                2,
                takesChanges,
                planning.shownAs());
        Flow flow = planning.merge(List.of(left, right), join.inputDistributions(), left.columns());
        flow.append(join, joined);
        ProjectRule.project(flow, List.copyOf(PlanOutput.of(node)));
        return flow;
    }

    private static PartitionJoin.Spec partitionJoin(
            JoinType type,
            List<ColumnRef> left,
            List<ColumnRef> right,
            int keys,
            Expression condition,
            List<ColumnRef> joined) {
        Single ofLeft = switch (type) {
            case LEFT_OUTER, FULL_OUTER, LEFT_ANTI -> Single.UNMATCHED;
            case LEFT_SEMI -> Single.MATCHED;
            default -> Single.NONE;
        };
        boolean keepsRight = type == JoinType.RIGHT_OUTER || type == JoinType.FULL_OUTER;
        return new PartitionJoin.Spec(
                type.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                new Side(left, ofLeft),
                new Side(right, keepsRight ? Single.UNMATCHED : Single.NONE),
                keys,
                condition,
                type != JoinType.LEFT_SEMI && type != JoinType.LEFT_ANTI,
                ColumnRef.schema(joined));
    }

    /** Makes of the rows of a side: keys, the side, then the columns of both sides, those of the other one null. */
    private static void arrange(
            Flow flow, List<Expression> keys, boolean isLeft, List<ColumnRef> left, List<ColumnRef> right) {
        List<Expression> made = new ArrayList<>();
        for (Expression key : keys) {
            made.add(new Alias(key, List.of("key" + made.size()), FIRST_KEY - made.size()));
        }
        made.add(new Alias(new Literal(isLeft, AtomicType.BOOLEAN), List.of("side"), SIDE));
        add(left, isLeft, made);
        add(right, !isLeft, made);
        ProjectRule.project(flow, made);
    }

    private static void add(List<ColumnRef> columns, boolean isThere, List<Expression> made) {
        for (ColumnRef column : columns) {
            made.add(
                    isThere
                            ? column
                            : new Alias(
                                    new Literal(null, column.type()),
                                    List.of(column.name()),
                                    FIRST_NULL - made.size()));
        }
    }

    private static List<ColumnRef> joined(JoinType type, List<ColumnRef> left, List<ColumnRef> right) {
        List<ColumnRef> all = new ArrayList<>(left);
        if (type != JoinType.LEFT_SEMI && type != JoinType.LEFT_ANTI) {
            all.addAll(right);
        }
        return all;
    }
}
