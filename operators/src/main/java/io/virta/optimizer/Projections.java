package io.virta.optimizer;

import io.virta.expression.Alias;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.FieldAccess;
import io.virta.expression.Literal;
import io.virta.expression.Trees;
import io.virta.plan.LogicalPlan;
import io.virta.plan.PlanOutput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Merges a projection into the projection beneath it, unless that would compute something twice; drops projections that change nothing. */
final class Projections {
    private Projections() {}

    static LogicalPlan merge(LogicalPlan plan) {
        if (!(plan instanceof LogicalPlan.Project project)) {
            return plan;
        }
        if (changesNothing(project)) {
            return project.child();
        }
        if (project.child() instanceof LogicalPlan.Project below && mayMerge(project, below)) {
            Map<Long, Expression> values = values(below.expressions());
            List<Expression> merged = new ArrayList<>();
            for (Expression item : project.expressions()) {
                merged.add(mergedItem(item, values));
            }
            return new LogicalPlan.Project(merged, below.child());
        }
        return plan;
    }

    /** What the columns of named expressions stand for, by number. */
    static Map<Long, Expression> values(List<Expression> named) {
        Map<Long, Expression> values = new HashMap<>();
        for (Expression item : named) {
            if (item instanceof Alias alias) {
                values.put(alias.id(), alias.child());
            }
        }
        return values;
    }

    private static Expression mergedItem(Expression item, Map<Long, Expression> values) {
        if (item instanceof ColumnRef column) {
            Expression value = values.get(column.id());
            return value == null ? column : new Alias(value, List.of(column.name()), column.id());
        }
        return Trees.substitute(item, values);
    }

    private static boolean changesNothing(LogicalPlan.Project project) {
        List<ColumnRef> columns = PlanOutput.of(project.child());
        if (columns.size() != project.expressions().size()) {
            return false;
        }
        for (int i = 0; i < columns.size(); i++) {
            if (!(project.expressions().get(i) instanceof ColumnRef column)
                    || column.id() != columns.get(i).id()
                    || !column.name().equals(columns.get(i).name())) {
                return false;
            }
        }
        return true;
    }

    private static boolean mayMerge(LogicalPlan.Project above, LogicalPlan.Project below) {
        Map<Long, Integer> uses = new HashMap<>();
        above.expressions().forEach(item -> countUses(item, uses));
        for (Map.Entry<Long, Expression> value : values(below.expressions()).entrySet()) {
            int count = uses.getOrDefault(value.getKey(), 0);
            if (!Trees.isDeterministic(value.getValue()) || count > 1 && !isCheap(value.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isCheap(Expression expression) {
        return expression instanceof ColumnRef
                || expression instanceof Literal
                || expression instanceof FieldAccess access && isCheap(access.child());
    }

    private static void countUses(Expression tree, Map<Long, Integer> uses) {
        if (tree instanceof ColumnRef column) {
            uses.merge(column.id(), 1, Integer::sum);
        }
        tree.children().forEach(child -> countUses(child, uses));
    }
}
