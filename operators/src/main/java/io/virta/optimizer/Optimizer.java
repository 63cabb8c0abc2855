package io.virta.optimizer;

import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.plan.LogicalPlan;
import io.virta.plan.PlanOutput;
import java.util.ArrayList;
import java.util.List;

/**
 * Rewrites analysed plans without changing what they mean: constants are computed, filters and limits move towards the sources, projections are merged, and only
 * columns that are used are read. Leaves fewer kinds of nodes: table aliases, DISTINCT and set operations are gone afterwards.
 *
 * <p>A filter moves below a watermark only if it does not read the event time, since rows that it removes there no longer advance the watermark. Calls that are
 * not deterministic stay where they are and are computed once.
 */
public final class Optimizer {
    private static final int MOST_ROUNDS = 20;

    private Optimizer() {}

    /** The optimised plan; its columns have the names, types and order of the given one's. */
    public static LogicalPlan optimize(LogicalPlan analyzed) {
        LogicalPlan plan = analyzed.transformUp(Optimizer::withoutAlias);
        plan = plan.transformUp(SetOperators::replace);
        plan = Constants.fold(plan);
        plan = untilStable(plan);
        plan = ColumnPruning.prune(plan);
        plan = untilStable(plan);
        plan = plan.transformUp(SourceFilters::push);
        return withNamesOf(analyzed, plan);
    }

    private static LogicalPlan untilStable(LogicalPlan plan) {
        LogicalPlan current = FilterPushdown.push(plan);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            LogicalPlan next = JoinNulls.infer(current);
            next = FilterPushdown.push(next);
            next = next.transformUp(Projections::merge);
            next = next.transformUp(Limits::push);
            if (next.equals(current)) {
                return current;
            }
            current = next;
        }
        return current;
    }

    private static LogicalPlan withoutAlias(LogicalPlan plan) {
        return plan instanceof LogicalPlan.SubqueryAlias alias ? alias.child() : plan;
    }

    private static LogicalPlan withNamesOf(LogicalPlan before, LogicalPlan after) {
        List<ColumnRef> wanted = PlanOutput.of(before);
        List<ColumnRef> columns = PlanOutput.of(after);
        List<Expression> items = new ArrayList<>();
        boolean same = wanted.size() == columns.size();
        for (int i = 0; i < wanted.size(); i++) {
            ColumnRef column = wanted.get(i);
            same = same
                    && column.id() == columns.get(i).id()
                    && column.name().equals(columns.get(i).name());
            items.add(new ColumnRef(column.id(), column.name(), column.type(), column.nullable(), List.of()));
        }
        return same ? after : Projections.merge(new LogicalPlan.Project(items, after));
    }
}
