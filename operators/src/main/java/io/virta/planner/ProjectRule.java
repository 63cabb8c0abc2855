package io.virta.planner;

import io.virta.expression.Alias;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.operator.stateless.Project;
import io.virta.plan.LogicalPlan;
import io.virta.plan.LogicalPlan.Filter;
import io.virta.plan.PlanOutput;
import java.util.ArrayList;
import java.util.List;

/** A projection is fused with its input. A filter below it copies only the columns that the projection reads. */
final class ProjectRule implements PlannerRule<LogicalPlan.Project> {
    @Override
    public Flow plan(LogicalPlan.Project node, Planning planning) {
        Flow flow = planNarrow(node.child(), node.expressions(), planning);
        project(flow, node.expressions());
        return flow;
    }

    /** Plans the input of something that reads no more than these expressions do. */
    static Flow planNarrow(LogicalPlan child, List<? extends Expression> readers, Planning planning) {
        return child instanceof Filter filter
                ? FilterRule.plan(filter, References.ids(readers)::contains, planning)
                : planning.plan(child);
    }

    /** Adds a projection, unless it would change nothing but names. */
    static void project(Flow flow, List<Expression> expressions) {
        List<ColumnRef> made = expressions.stream().map(PlanOutput::column).toList();
        List<ColumnRef> keys = keys(flow.keys(), expressions);
        if (isIdentity(flow.columns(), expressions)) {
            flow.rename(made);
        } else {
            flow.append(new Project.Spec(expressions, flow.columns(), ColumnRef.schema(made), flow.revises()), made);
        }
        flow.setKeys(keys);
    }

    private static boolean isIdentity(List<ColumnRef> columns, List<Expression> expressions) {
        if (columns.size() != expressions.size()) {
            return false;
        }
        for (int i = 0; i < columns.size(); i++) {
            Expression expression = expressions.get(i) instanceof Alias alias ? alias.child() : expressions.get(i);
            if (!(expression instanceof ColumnRef column)
                    || column.id() != columns.get(i).id()) {
                return false;
            }
        }
        return true;
    }

    /** What the keys are called behind the projection; none if one of them is projected away. */
    private static List<ColumnRef> keys(List<ColumnRef> keys, List<Expression> expressions) {
        List<ColumnRef> renamed = new ArrayList<>();
        for (ColumnRef key : keys) {
            for (Expression expression : expressions) {
                Expression child = expression instanceof Alias alias ? alias.child() : expression;
                if (child instanceof ColumnRef column && column.id() == key.id()) {
                    renamed.add(PlanOutput.column(expression));
                    break;
                }
            }
        }
        return renamed.size() == keys.size() ? renamed : List.of();
    }
}
