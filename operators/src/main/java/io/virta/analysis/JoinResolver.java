package io.virta.analysis;

import io.virta.expression.Alias;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.ExpressionTypes;
import io.virta.expression.SourcePosition;
import io.virta.expression.Trees;
import io.virta.plan.LogicalPlan;
import io.virta.plan.LogicalPlan.JoinType;
import io.virta.plan.PlanOutput;
import io.virta.types.AtomicType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Joins: sides with numbers of their own, and a condition in place of USING. */
final class JoinResolver {
    private final PlanResolver resolver;

    JoinResolver(PlanResolver resolver) {
        this.resolver = resolver;
    }

    LogicalPlan join(LogicalPlan.Join join, LogicalPlan left, LogicalPlan right) {
        LogicalPlan other = Ids.overlap(left, right) ? resolver.ids.renumber(right) : right;
        if (!join.using().isEmpty()) {
            return using(join, left, other);
        }
        Expression condition = join.condition();
        if (condition == null) {
            return new LogicalPlan.Join(left, other, join.type(), null, List.of());
        }
        LogicalPlan pair = new LogicalPlan.Join(left, other, JoinType.INNER, null, List.of());
        Expression resolved = resolver.over(pair).resolve(condition);
        if (!ExpressionTypes.typeOf(resolved).equals(AtomicType.BOOLEAN)) {
            throw AnalysisErrors.invalid(
                    "JOIN_CONDITION_IS_NOT_BOOLEAN_TYPE",
                    "The join condition `" + resolved.sql() + "` is of type "
                            + ExpressionTypes.typeOf(resolved).sql() + ".",
                    "Compare columns of both sides, such as a.id = b.id.");
        }
        if (Trees.hasAggregate(resolved) || Trees.hasGenerator(resolved)) {
            throw AnalysisErrors.invalid(
                    null, "A join condition has no aggregates and no generators.", "Compute them in a subquery.");
        }
        JoinType type = join.type() == JoinType.CROSS ? JoinType.INNER : join.type();
        return new LogicalPlan.Join(left, other, type, resolved, List.of());
    }

    /** Joins by equal columns and shows each of them once, before the other columns. */
    private LogicalPlan using(LogicalPlan.Join join, LogicalPlan left, LogicalPlan right) {
        Expression condition = null;
        List<Expression> items = new ArrayList<>();
        Set<Long> shown = new HashSet<>();
        for (String name : join.using()) {
            ColumnRef leftKey = key(left, name, "left");
            ColumnRef rightKey = key(right, name, "right");
            Expression equal = resolver.calls.make("=", leftKey, rightKey);
            condition = condition == null ? equal : resolver.calls.make("and", condition, equal);
            items.add(shownKey(join.type(), leftKey, rightKey));
            shown.add(leftKey.id());
            shown.add(rightKey.id());
        }
        LogicalPlan joined = new LogicalPlan.Join(left, right, join.type(), condition, List.of());
        PlanOutput.of(joined).stream()
                .filter(column -> !shown.contains(column.id()))
                .forEach(items::add);
        return new LogicalPlan.Project(items, joined);
    }

    private Expression shownKey(JoinType type, ColumnRef left, ColumnRef right) {
        return switch (type) {
            case RIGHT_OUTER -> right;
            case FULL_OUTER ->
                new Alias(resolver.calls.make("coalesce", left, right), List.of(left.name()), resolver.ids.next());
            default -> left;
        };
    }

    private ColumnRef key(LogicalPlan side, String name, String which) {
        Scope scope = resolver.scope(side);
        @Nullable Expression found = scope.find(List.of(name), SourcePosition.UNKNOWN);
        if (found instanceof ColumnRef column) {
            return column;
        }
        throw AnalysisErrors.invalid(
                "UNRESOLVED_USING_COLUMN_FOR_JOIN",
                "USING column `" + name + "` is not on the " + which + " side of the join.",
                "Its columns are " + NearestNames.listed(name, scope.known()) + ".");
    }
}
