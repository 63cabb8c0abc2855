package io.virta.api;

import io.virta.expression.Expression;
import io.virta.plan.LogicalPlan;
import io.virta.plan.LogicalPlan.JoinType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Datasets put together that need not be of one type. A part of {@link Dataset}. */
abstract class DatasetJoins extends DatasetGroups {
    DatasetJoins(VirtaSession session, LogicalPlan analysed) {
        super(session, analysed);
    }

    /** Every row with every row of the other. */
    public DataFrame join(Dataset<?> right) {
        return join(right, JoinType.INNER, null, List.of());
    }

    /** Rows that are equal in a column of both, which appears once. */
    public DataFrame join(Dataset<?> right, String usingColumn) {
        return join(right, JoinType.INNER, null, List.of(usingColumn));
    }

    /** Rows that are equal in columns of both, which appear once. */
    public DataFrame join(Dataset<?> right, String[] usingColumns) {
        return join(right, JoinType.INNER, null, Arrays.asList(usingColumns));
    }

    /** Rows that are equal in columns of both, which appear once. */
    public DataFrame join(Dataset<?> right, List<String> usingColumns) {
        return join(right, JoinType.INNER, null, usingColumns);
    }

    /** A join of this type, such as {@code "left_outer"}, over a column of both. */
    public DataFrame join(Dataset<?> right, String usingColumn, String joinType) {
        return join(right, JoinTypes.of(joinType), null, List.of(usingColumn));
    }

    /** A join of this type over columns of both. */
    public DataFrame join(Dataset<?> right, String[] usingColumns, String joinType) {
        return join(right, JoinTypes.of(joinType), null, Arrays.asList(usingColumns));
    }

    /** A join of this type over columns of both. */
    public DataFrame join(Dataset<?> right, List<String> usingColumns, String joinType) {
        return join(right, JoinTypes.of(joinType), null, usingColumns);
    }

    /** Pairs of rows for which the condition is true. */
    public DataFrame join(Dataset<?> right, Column condition) {
        return join(right, JoinType.INNER, condition.expr(), List.of());
    }

    /** A join of this type: {@code inner, cross, left, right, full, left_semi, left_anti}; outer ones with or without {@code outer}, underscores as you like. */
    public DataFrame join(Dataset<?> right, Column condition, String joinType) {
        return join(right, JoinTypes.of(joinType), condition.expr(), List.of());
    }

    /** Every row with every row of the other. */
    public DataFrame crossJoin(Dataset<?> right) {
        return join(right, JoinType.CROSS, null, List.of());
    }

    private DataFrame join(Dataset<?> right, JoinType type, @Nullable Expression condition, List<String> using) {
        return with(new LogicalPlan.Join(plan, right.plan, type, condition, using));
    }

    /** The rows of both, columns by name. */
    public DataFrame unionByName(Dataset<?> other) {
        return unionByName(other, false);
    }

    /** The rows of both, columns by name; with {@code allowMissingColumns}, a column that one side lacks is null there. */
    public DataFrame unionByName(Dataset<?> other, boolean allowMissingColumns) {
        return with(new LogicalPlan.Union(List.of(plan, other.plan), true, allowMissingColumns));
    }
}
