package io.virta.plan;

import io.virta.expression.Alias;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.SourcePosition;
import io.virta.expression.UnresolvedColumn;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Plans as text, a line a node, inputs indented beneath; columns with their numbers: {@code ts#1}. */
public final class PlanText {
    private final StringBuilder out = new StringBuilder();

    private PlanText() {}

    /** The text of a plan, analysed or not. */
    public static String of(LogicalPlan plan) {
        PlanText text = new PlanText();
        text.append(plan, "", "");
        return text.out.toString();
    }

    private void append(LogicalPlan plan, String lead, String indent) {
        out.append(lead).append(line(plan)).append('\n');
        List<LogicalPlan> inputs = plan.children();
        for (int i = 0; i < inputs.size(); i++) {
            boolean last = i == inputs.size() - 1;
            append(inputs.get(i), indent + (last ? "+- " : ":- "), indent + (last ? "   " : ":  "));
        }
    }

    private static String line(LogicalPlan plan) {
        if (plan instanceof LogicalPlan.Scan scan) {
            String filters = scan.pushedFilters().isEmpty() ? "" : ", filters " + list(scan.pushedFilters());
            String kind = scan.streaming() ? "StreamScan " : "Scan ";
            return kind + scan.table().description() + " " + list(scan.columns()) + filters;
        } else if (plan instanceof LogicalPlan.UnresolvedTable table) {
            return (table.streaming() ? "'Stream " : "'Table ") + String.join(".", table.name());
        } else if (plan instanceof LogicalPlan.LocalRows rows) {
            return "LocalRows " + list(rows.columns()) + ", " + rows.rows().size() + " rows";
        } else if (plan instanceof LogicalPlan.Values values) {
            return "'Values " + values.rows().size() + " rows";
        } else if (plan instanceof LogicalPlan.Project project) {
            return "Project " + list(project.expressions());
        } else if (plan instanceof LogicalPlan.Filter filter) {
            return "Filter " + text(filter.condition());
        } else if (plan instanceof LogicalPlan.Aggregate aggregate) {
            return "Aggregate by " + list(aggregate.groupings()) + ": " + list(aggregate.output());
        } else if (plan instanceof LogicalPlan.Pivot pivot) {
            return "'Pivot " + text(pivot.column()) + " in " + list(pivot.values()) + ": " + list(pivot.aggregates());
        } else if (plan instanceof LogicalPlan.Join join) {
            return join(join);
        } else if (plan instanceof LogicalPlan.SetOperation operation) {
            return (operation.intersect() ? "Intersect" : "Except") + (operation.all() ? " all" : "");
        } else if (plan instanceof LogicalPlan.Deduplicate deduplicate) {
            String within = deduplicate.withinWatermark() ? " within watermark" : "";
            return "Deduplicate" + within + " " + list(deduplicate.columns());
        } else if (plan instanceof LogicalPlan.WithWatermark watermark) {
            return "Watermark " + text(watermark.eventTime()) + ", " + watermark.delay();
        } else if (plan instanceof LogicalPlan.Generate generate) {
            String outer = generate.outer() ? "outer " : "";
            return "Generate " + outer + text(generate.generator()) + ": " + list(generate.generated());
        } else if (plan instanceof LogicalPlan.Sort sort) {
            return "Sort " + list(sort.orders());
        } else if (plan instanceof LogicalPlan.Limit limit) {
            Expression offset = limit.offset();
            return "Limit " + text(limit.rows()) + (offset == null ? "" : ", offset " + text(offset));
        } else if (plan instanceof LogicalPlan.SubqueryAlias alias) {
            String columns = alias.columnNames().isEmpty() ? "" : " " + alias.columnNames();
            return "Alias " + alias.alias() + columns;
        } else if (plan instanceof LogicalPlan.DropColumns drop) {
            return "'Drop " + drop.names();
        } else if (plan instanceof LogicalPlan.RenameColumn rename) {
            return "'Rename " + rename.from() + " to " + rename.to();
        } else if (plan instanceof LogicalPlan.WithColumns columns) {
            return "'WithColumns " + list(columns.columns());
        } else if (plan instanceof LogicalPlan.Repartition repartition) {
            return "Repartition " + list(repartition.expressions());
        } else if (plan instanceof LogicalPlan.MapRows map) {
            return "MapRows " + map.function().label() + " " + list(map.input()) + ": " + list(map.made());
        } else if (plan instanceof LogicalPlan.GroupRows groups) {
            return "GroupRows " + groups.function().label() + " by " + list(groups.keys()) + ": " + list(groups.made());
        }
        return plan.getClass().getSimpleName();
    }

    private static String join(LogicalPlan.Join join) {
        Expression condition = join.condition();
        String on = condition == null ? "" : " on " + text(condition);
        String using = join.using().isEmpty() ? "" : " using " + join.using();
        return "Join " + join.type().name().replace('_', ' ').toLowerCase(Locale.ROOT) + on + using;
    }

    private static String list(List<? extends Expression> expressions) {
        return expressions.stream().map(PlanText::text).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String text(Expression expression) {
        return expression
                .transformUp(node -> {
                    if (node instanceof ColumnRef column) {
                        return named(column.name() + "#" + column.id());
                    }
                    return node instanceof Alias alias && alias.id() != 0
                            ? named(alias.child().sql() + " AS " + String.join(", ", alias.names()) + "#" + alias.id())
                            : node;
                })
                .sql();
    }

    private static Expression named(String text) {
        return new UnresolvedColumn(List.of(text), SourcePosition.UNKNOWN);
    }
}
