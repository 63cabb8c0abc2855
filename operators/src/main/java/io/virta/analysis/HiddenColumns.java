package io.virta.analysis;

import io.virta.expression.AggregateCall;
import io.virta.expression.Alias;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.ExpressionTypes;
import io.virta.expression.Literal;
import io.virta.expression.SortOrder;
import io.virta.expression.Trees;
import io.virta.expression.UnresolvedColumn;
import io.virta.plan.LogicalPlan;
import io.virta.plan.PlanOutput;
import io.virta.types.AtomicType;
import java.util.ArrayList;
import java.util.List;

/**
 * HAVING, WHERE and ORDER BY over a SELECT list: besides the columns selected they may use columns of the input, groupings and aggregates, which are then
 * computed beside the selected ones and dropped at the end.
 */
final class HiddenColumns {
    private final PlanResolver resolver;

    HiddenColumns(PlanResolver resolver) {
        this.resolver = resolver;
    }

    /** A condition over a plan. */
    LogicalPlan filter(Expression condition, LogicalPlan child) {
        Extended extended = extend(child, List.of(condition));
        Expression resolved = extended.expressions().get(0);
        if (ExpressionTypes.typeOf(resolved).equals(AtomicType.VOID)) {
            resolved = new Literal(null, AtomicType.BOOLEAN);
        }
        if (!ExpressionTypes.typeOf(resolved).equals(AtomicType.BOOLEAN)) {
            throw AnalysisErrors.mismatch(
                    "FILTER_NOT_BOOLEAN",
                    "The condition `" + resolved.sql() + "` is of type "
                            + ExpressionTypes.typeOf(resolved).sql() + ".",
                    "Compare it with something, or cast it to BOOLEAN.");
        }
        if (Trees.hasAggregate(resolved)) {
            throw AnalysisErrors.invalid(
                    "INVALID_WHERE_CONDITION",
                    "WHERE `" + resolved.sql() + "` has an aggregate in it.",
                    "Use HAVING after GROUP BY.");
        }
        return restore(child, new LogicalPlan.Filter(resolved, extended.plan()));
    }

    LogicalPlan sort(List<SortOrder> orders, LogicalPlan child) {
        List<ColumnRef> columns = PlanOutput.of(child);
        List<Expression> keys = new ArrayList<>();
        for (SortOrder order : orders) {
            keys.add(ordinal(order.child(), columns));
        }
        Extended extended = extend(child, keys);
        List<SortOrder> resolved = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            Expression key = extended.expressions().get(i);
            if (Trees.hasAggregate(key) || Trees.hasGenerator(key)) {
                throw AnalysisErrors.invalid(
                        null, "ORDER BY `" + key.sql() + "` needs a GROUP BY beneath it.", "Select it first.");
            }
            resolved.add(
                    new SortOrder(key, orders.get(i).ascending(), orders.get(i).nullsFirst()));
        }
        return restore(child, new LogicalPlan.Sort(resolved, extended.plan()));
    }

    private static Expression ordinal(Expression key, List<ColumnRef> columns) {
        if (!(key instanceof Literal literal) || !(literal.value() instanceof Integer position)) {
            return key;
        }
        if (position < 1 || position > columns.size()) {
            throw AnalysisErrors.invalid(
                    "ORDER_BY_POS_OUT_OF_RANGE",
                    "ORDER BY " + position + " names no item of the SELECT list.",
                    "It has " + columns.size() + " items, counted from 1.");
        }
        return columns.get(position - 1);
    }

    /** The plan with the columns of {@code before} only. */
    private static LogicalPlan restore(LogicalPlan before, LogicalPlan after) {
        List<ColumnRef> columns = PlanOutput.of(before);
        return PlanOutput.of(after).size() == columns.size()
                ? after
                : new LogicalPlan.Project(List.copyOf(columns), after);
    }

    private Extended extend(LogicalPlan plan, List<Expression> expressions) {
        if (plan instanceof LogicalPlan.Aggregate aggregate) {
            return overAggregate(aggregate, expressions);
        }
        if (plan instanceof LogicalPlan.Project project) {
            return selectsFromAggregate(project)
                    ? withColumns(project, extend(project.child(), expressions))
                    : overProject(project, expressions);
        }
        if (plan instanceof LogicalPlan.Filter filter) {
            Extended below = extend(filter.child(), expressions);
            return new Extended(filter.over(below.plan()), below.expressions());
        }
        ExpressionResolver resolve = resolver.over(plan);
        return new Extended(plan, expressions.stream().map(resolve::resolve).toList());
    }

    private Extended overProject(LogicalPlan.Project project, List<Expression> expressions) {
        Scope selected = resolver.scope(project);
        Names names = selected.orElse(resolver.scope(project.child()));
        ExpressionResolver resolve = new ExpressionResolver(resolver.calls, resolver.ids, selected, names, names);
        List<Expression> resolved = expressions.stream().map(resolve::resolve).toList();
        return withColumns(project, new Extended(project.child(), resolved));
    }

    /** The projection over an input, with the columns of the input that the expressions read and it lacks. */
    private static Extended withColumns(LogicalPlan.Project project, Extended input) {
        List<Expression> items = new ArrayList<>(project.expressions());
        List<ColumnRef> columns = PlanOutput.of(input.plan());
        for (Expression expression : input.expressions()) {
            for (long id : Trees.columns(expression)) {
                boolean there =
                        items.stream().anyMatch(item -> PlanOutput.column(item).id() == id);
                if (!there) {
                    columns.stream().filter(column -> column.id() == id).forEach(items::add);
                }
            }
        }
        return new Extended(new LogicalPlan.Project(items, input.plan()), input.expressions());
    }

    /** Whether a projection only drops columns of an aggregation that HAVING had added. */
    private static boolean selectsFromAggregate(LogicalPlan.Project project) {
        LogicalPlan child = project.child();
        while (child instanceof LogicalPlan.Filter filter) {
            child = filter.child();
        }
        return child instanceof LogicalPlan.Aggregate
                && project.child() instanceof LogicalPlan.Filter
                && project.expressions().stream().allMatch(ColumnRef.class::isInstance);
    }

    private Extended overAggregate(LogicalPlan.Aggregate aggregate, List<Expression> expressions) {
        Scope selected = resolver.scope(aggregate);
        Scope input = resolver.scope(GroupingSets.input(aggregate.child()));
        Scope grouped =
                new Scope(aggregate.groupings().stream().map(PlanOutput::column).toList(), null);
        ExpressionResolver resolve = new ExpressionResolver(
                resolver.calls,
                resolver.ids,
                selected,
                selected.orElse(grouped).orElse(input),
                input.orElse(grouped).orElse(selected));
        Groupings groups = new Groupings(aggregate.groupings());
        List<Expression> output = new ArrayList<>(aggregate.output());
        List<Expression> replaced = new ArrayList<>();
        for (Expression expression : expressions) {
            Expression bits = groupingBits(expression, aggregate);
            replaced.add(use(groups.replace(resolve.resolve(bits)), groups, output));
        }
        return new Extended(new LogicalPlan.Aggregate(aggregate.groupings(), output, aggregate.child()), replaced);
    }

    private static Expression groupingBits(Expression expression, LogicalPlan.Aggregate aggregate) {
        boolean sets = aggregate.groupings().stream()
                .anyMatch(grouping -> PlanOutput.column(grouping).name().equals(GroupingSets.ID));
        return sets
                ? expression.transformUp(node -> node instanceof io.virta.expression.Call call
                                && call.name().equals("grouping_id")
                        ? new UnresolvedColumn(List.of(GroupingSets.ID), call.position())
                        : node)
                : expression;
    }

    /** The expression over columns of the output, to which what is missing is added. */
    private Expression use(Expression expression, Groupings groups, List<Expression> output) {
        if (expression instanceof AggregateCall) {
            Expression same = Trees.canonical(expression);
            for (Expression item : output) {
                if (item instanceof Alias alias
                        && Trees.canonical(alias.child()).equals(same)) {
                    return PlanOutput.column(item);
                }
            }
            Alias hidden = new Alias(expression, List.of(expression.sql()), resolver.ids.next());
            output.add(hidden);
            return PlanOutput.column(hidden);
        }
        if (expression instanceof ColumnRef column) {
            boolean there =
                    output.stream().anyMatch(item -> PlanOutput.column(item).id() == column.id());
            if (!there) {
                groups.check(column);
                output.add(column);
            }
            return column;
        }
        List<Expression> children = new ArrayList<>();
        expression.children().forEach(child -> children.add(use(child, groups, output)));
        return children.isEmpty() ? expression : expression.withChildren(children);
    }

    private record Extended(LogicalPlan plan, List<Expression> expressions) {}
}
