package io.virta.plan;

import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import java.util.List;
import java.util.stream.Collectors;

/** Logical plans as text, a line a node, each below the one that reads it. Stateless. */
public final class PlanText {
    private PlanText() {}

    /** The plan as an indented tree, each line ended by a newline. */
    public static String of(LogicalPlan plan) {
        StringBuilder text = new StringBuilder();
        node(text, plan, "", "");
        return text.toString();
    }

    private static void node(StringBuilder text, LogicalPlan plan, String first, String further) {
        text.append(first).append(line(plan)).append('\n');
        List<LogicalPlan> children = plan.children();
        for (int i = 0; i < children.size(); i++) {
            boolean last = i == children.size() - 1;
            node(text, children.get(i), further + (last ? "+- " : ":- "), further + (last ? "   " : ":  "));
        }
    }

    private static String line(LogicalPlan plan) {
        if (plan instanceof LogicalPlan.Unary unary) {
            return unary(unary);
        } else if (plan instanceof LogicalPlan.Scan scan) {
            return (scan.streaming() ? "Stream " : "Scan ") + scan.table().description() + " " + list(scan.columns())
                    + (scan.pushedFilters().isEmpty() ? "" : ", pushed: " + list(scan.pushedFilters()));
        } else if (plan instanceof LogicalPlan.LocalRows rows) {
            return "LocalRows " + list(rows.columns()) + ", " + rows.rows().size() + " rows";
        } else if (plan instanceof LogicalPlan.UnresolvedTable table) {
            return "Table " + String.join(".", table.name());
        } else if (plan instanceof LogicalPlan.Join join) {
            return "Join " + join.type()
                    + (join.condition() == null ? "" : ", " + join.condition().sql())
                    + (join.using().isEmpty() ? "" : ", using " + join.using());
        } else if (plan instanceof LogicalPlan.SetOperation operation) {
            return (operation.intersect() ? "Intersect" : "Except") + (operation.all() ? " All" : "");
        }
        return plan.getClass().getSimpleName();
    }

    private static String unary(LogicalPlan.Unary plan) {
        String name = plan.getClass().getSimpleName();
        if (plan instanceof LogicalPlan.Project project) {
            return name + " " + list(project.expressions());
        } else if (plan instanceof LogicalPlan.Filter filter) {
            return name + " " + filter.condition().sql();
        } else if (plan instanceof LogicalPlan.Aggregate aggregate) {
            return name + " " + list(aggregate.groupings()) + ", " + list(aggregate.output());
        } else if (plan instanceof LogicalPlan.Deduplicate deduplicate) {
            return name + " " + list(deduplicate.columns())
                    + (deduplicate.withinWatermark() ? " within the watermark" : "");
        } else if (plan instanceof LogicalPlan.WithWatermark watermark) {
            return name + " " + watermark.eventTime().sql() + ", " + watermark.delay();
        } else if (plan instanceof LogicalPlan.Generate generate) {
            return name + " " + generate.generator().sql() + (generate.outer() ? ", outer, " : ", ")
                    + list(generate.generated());
        } else if (plan instanceof LogicalPlan.Sort sort) {
            return name + " " + list(sort.orders());
        } else if (plan instanceof LogicalPlan.Limit limit) {
            return name + " " + limit.rows().sql()
                    + (limit.offset() == null ? "" : " offset " + limit.offset().sql());
        } else if (plan instanceof LogicalPlan.SubqueryAlias alias) {
            return name + " " + alias.alias();
        } else if (plan instanceof LogicalPlan.Repartition repartition) {
            return name + " " + list(repartition.expressions());
        }
        return name;
    }

    private static String list(List<? extends Expression> expressions) {
        return expressions.stream().map(PlanText::text).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String text(Expression expression) {
        return expression instanceof ColumnRef column ? column.name() + "#" + column.id() : expression.sql();
    }
}
