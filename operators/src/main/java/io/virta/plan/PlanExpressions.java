package io.virta.plan;

import io.virta.expression.Alias;
import io.virta.expression.Expression;
import io.virta.expression.SortOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The expressions of a plan node, to look at or to replace. */
public final class PlanExpressions {
    private PlanExpressions() {}

    /** The expressions that a node itself has, not those of its children; columns of leaves and of {@code Generate} among them. */
    public static List<Expression> of(LogicalPlan node) {
        List<Expression> found = new ArrayList<>();
        map(node, expression -> {
            found.add(expression);
            return expression;
        });
        return found;
    }

    /** The node with each of its expressions replaced; what is a column or alias by type has to remain one. */
    public static LogicalPlan map(LogicalPlan node, UnaryOperator<Expression> rule) {
        if (node instanceof LogicalPlan.Scan scan) {
            return new LogicalPlan.Scan(
                    scan.table(),
                    scan.streaming(),
                    mapAll(scan.columns(), rule),
                    mapAll(scan.pushedFilters(), rule),
                    scan.scanId());
        } else if (node instanceof LogicalPlan.LocalRows rows) {
            return new LogicalPlan.LocalRows(mapAll(rows.columns(), rule), rows.schema(), rows.rows());
        } else if (node instanceof LogicalPlan.Values values) {
            return new LogicalPlan.Values(
                    values.rows().stream().map(row -> mapAll(row, rule)).toList(), values.names());
        } else if (node instanceof LogicalPlan.Project project) {
            return new LogicalPlan.Project(mapAll(project.expressions(), rule), project.child());
        } else if (node instanceof LogicalPlan.Filter filter) {
            return new LogicalPlan.Filter(rule.apply(filter.condition()), filter.child());
        } else if (node instanceof LogicalPlan.Aggregate aggregate) {
            return new LogicalPlan.Aggregate(
                    mapAll(aggregate.groupings(), rule), mapAll(aggregate.output(), rule), aggregate.child());
        } else if (node instanceof LogicalPlan.Join join) {
            Expression condition = join.condition();
            return condition == null
                    ? join
                    : new LogicalPlan.Join(join.left(), join.right(), join.type(), rule.apply(condition), join.using());
        } else if (node instanceof LogicalPlan.Deduplicate deduplicate) {
            return new LogicalPlan.Deduplicate(
                    mapAll(deduplicate.columns(), rule), deduplicate.withinWatermark(), deduplicate.child());
        } else if (node instanceof LogicalPlan.Over over) {
            return new LogicalPlan.Over(mapAll(over.calls(), rule), over.child());
        } else if (node instanceof LogicalPlan.WithWatermark watermark) {
            return new LogicalPlan.WithWatermark(
                    rule.apply(watermark.eventTime()), watermark.delay(), watermark.child());
        } else if (node instanceof LogicalPlan.Generate generate) {
            return new LogicalPlan.Generate(
                    rule.apply(generate.generator()),
                    generate.outer(),
                    generate.qualifier(),
                    mapAll(generate.generated(), rule),
                    generate.child());
        } else if (node instanceof LogicalPlan.Sort sort) {
            List<SortOrder> orders = mapAll(sort.orders(), rule);
            return new LogicalPlan.Sort(orders, sort.child());
        } else if (node instanceof LogicalPlan.Limit limit) {
            Expression offset = limit.offset();
            return new LogicalPlan.Limit(
                    rule.apply(limit.rows()), offset == null ? null : rule.apply(offset), limit.child());
        } else if (node instanceof LogicalPlan.WithColumns columns) {
            List<Alias> aliases = mapAll(columns.columns(), rule);
            return new LogicalPlan.WithColumns(aliases, columns.child());
        } else if (node instanceof LogicalPlan.Repartition repartition) {
            return new LogicalPlan.Repartition(mapAll(repartition.expressions(), rule), repartition.child());
        } else if (node instanceof LogicalPlan.MapRows map) {
            return new LogicalPlan.MapRows(
                    map.function(),
                    mapAll(map.input(), rule),
                    map.keepsColumns(),
                    mapAll(map.made(), rule),
                    map.child());
        } else if (node instanceof LogicalPlan.GroupRows groups) {
            return new LogicalPlan.GroupRows(
                    groups.function(),
                    mapAll(groups.keys(), rule),
                    mapAll(groups.input(), rule),
                    groups.mode(),
                    mapAll(groups.made(), rule),
                    groups.initial(),
                    groups.child());
        }
        return node;
    }

    @SuppressWarnings("unchecked")
    private static <E extends Expression> List<E> mapAll(List<E> expressions, UnaryOperator<Expression> rule) {
        return expressions.stream()
                .map(expression -> (E) rule.apply(expression))
                .toList();
    }
}
