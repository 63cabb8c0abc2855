package io.virta.optimizer;

import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.Trees;
import io.virta.plan.LogicalPlan;
import io.virta.plan.LogicalPlan.JoinType;
import io.virta.plan.PlanOutput;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Moves conditions into the sides of a join whose columns alone they read, where no row of the result depends on the other side's. */
final class JoinPushdown {
    private JoinPushdown() {}

    /** Conditions above a join: into the sides whose rows are all shown or all needed; over an inner join the others join its condition. */
    static LogicalPlan filter(List<Expression> parts, LogicalPlan.Join join) {
        JoinType type = join.type();
        boolean inner = type == JoinType.INNER || type == JoinType.CROSS;
        boolean intoLeft = type != JoinType.RIGHT_OUTER && type != JoinType.FULL_OUTER;
        boolean intoRight = inner || type == JoinType.RIGHT_OUTER;
        Sides sides = new Sides(join);
        sides.place(parts, intoLeft, intoRight);
        List<Expression> condition = new ArrayList<>();
        if (join.condition() != null) {
            condition.add(join.condition());
        }
        List<Expression> above = new ArrayList<>();
        for (Expression part : sides.rest) {
            if (inner && Trees.isDeterministic(part)) {
                condition.add(part);
            } else {
                above.add(part);
            }
        }
        LogicalPlan joined = sides.join(condition.isEmpty() ? null : Functions.and(condition));
        return above.isEmpty() ? joined : new LogicalPlan.Filter(Functions.and(above), joined);
    }

    /** The condition of a join: into the sides whose unmatched rows are not shown. */
    static LogicalPlan condition(LogicalPlan.Join join) {
        Expression condition = join.condition();
        if (condition == null) {
            return join;
        }
        JoinType type = join.type();
        boolean intoLeft = type == JoinType.INNER || type == JoinType.RIGHT_OUTER || type == JoinType.LEFT_SEMI;
        boolean intoRight = type != JoinType.RIGHT_OUTER && type != JoinType.FULL_OUTER;
        Sides sides = new Sides(join);
        sides.place(Trees.conjuncts(condition), intoLeft, intoRight);
        return sides.isEmpty() ? join : sides.join(sides.rest.isEmpty() ? null : Functions.and(sides.rest));
    }

    private static final class Sides {
        private final LogicalPlan.Join join;
        private final Set<Long> leftIds;
        private final Set<Long> rightIds;
        private final List<Expression> left = new ArrayList<>();
        private final List<Expression> right = new ArrayList<>();
        private final List<Expression> rest = new ArrayList<>();

        Sides(LogicalPlan.Join join) {
            this.join = join;
            this.leftIds = ids(join.left());
            this.rightIds = ids(join.right());
        }

        void place(List<Expression> parts, boolean intoLeft, boolean intoRight) {
            for (Expression part : parts) {
                Set<Long> columns = Trees.columns(part);
                boolean movable = Trees.isDeterministic(part) && !columns.isEmpty();
                if (movable && intoLeft && leftIds.containsAll(columns)) {
                    left.add(part);
                } else if (movable && intoRight && rightIds.containsAll(columns)) {
                    right.add(part);
                } else {
                    rest.add(part);
                }
            }
        }

        boolean isEmpty() {
            return left.isEmpty() && right.isEmpty();
        }

        LogicalPlan join(@Nullable Expression condition) {
            JoinType type = condition != null && join.type() == JoinType.CROSS ? JoinType.INNER : join.type();
            return new LogicalPlan.Join(
                    FilterPushdown.filter(left, join.left()),
                    FilterPushdown.filter(right, join.right()),
                    type,
                    condition,
                    List.of());
        }

        private static Set<Long> ids(LogicalPlan plan) {
            Set<Long> ids = new HashSet<>();
            for (ColumnRef column : PlanOutput.of(plan)) {
                ids.add(column.id());
            }
            return ids;
        }
    }
}
