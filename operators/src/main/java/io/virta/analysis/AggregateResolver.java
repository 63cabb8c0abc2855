package io.virta.analysis;

import io.virta.expression.AggregateCall;
import io.virta.expression.Alias;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.ExpressionTypes;
import io.virta.expression.GeneratorCall;
import io.virta.expression.Literal;
import io.virta.expression.ScalarCall;
import io.virta.expression.Trees;
import io.virta.expression.UnresolvedColumn;
import io.virta.plan.LogicalPlan;
import io.virta.plan.PlanOutput;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.MapType;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GROUP BY with its SELECT list. A grouping may be an expression, a column, the alias or ordinal of an item, a time window, or sets of groupings. Windows can be
 * addressed by the names {@code window} and {@code session_window} where the input has no such column.
 */
final class AggregateResolver {
    private final PlanResolver resolver;

    AggregateResolver(PlanResolver resolver) {
        this.resolver = resolver;
    }

    LogicalPlan aggregate(List<Expression> by, List<Expression> list, LogicalPlan child) {
        GroupingSets sets = GroupingSets.of(by);
        Scope scope = resolver.scope(child);
        ExpressionResolver input = resolver.over(child);
        List<Expression> items =
                input.expandStars(list).stream().map(sets::rewrite).toList();
        List<@Nullable Expression> groupings = new ArrayList<>();
        for (Expression grouping : sets.groupings()) {
            groupings.add(isItem(grouping, items, scope) ? null : named(grouping, input));
        }
        Scope windows = new Scope(windowColumns(groupings), null);
        List<Expression> resolved =
                new SelectItems(resolver, scope, windows.orElse(sets.names(resolver.ids))).resolve(items);
        for (int i = 0; i < groupings.size(); i++) {
            if (groupings.get(i) == null) {
                groupings.set(i, item(sets.groupings().get(i), items, resolved));
            }
        }
        List<Expression> complete = new ArrayList<>();
        groupings.forEach(grouping -> complete.add(checked(java.util.Objects.requireNonNull(grouping))));
        LogicalPlan rows = inWindows(complete, child);
        if (sets.isPlain()) {
            return build(complete, complete, items, resolved, rows);
        }
        GroupingSets.Expanded expanded = sets.expand(complete, rows, resolver);
        return build(expanded.originals(), expanded.columns(), items, resolved, expanded.plan());
    }

    /**
     * The aggregation of resolved items.
     *
     * @param originals what the items may repeat, parallel to the first groupings
     * @param written the items as they were before
     */
    private LogicalPlan build(
            List<Expression> originals,
            List<Expression> groupings,
            List<Expression> written,
            List<Expression> items,
            LogicalPlan child) {
        Groupings groups = new Groupings(originals, groupings);
        List<Expression> output = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Expression replaced = groups.replace(items.get(i));
            output.add(AnalysisErrors.near(written.get(i), () -> groups.checked(replaced)));
        }
        if (output.stream().anyMatch(OverResolver::hasOver)) {
            return over(groupings, output, child);
        }
        if (output.stream().noneMatch(Trees::hasGenerator)) {
            return new LogicalPlan.Aggregate(groupings, output, child);
        }
        return generate(groupings, output, child);
    }

    /** An aggregation whose SELECT list has a generator: its arguments are aggregated first. */
    private LogicalPlan generate(List<Expression> groupings, List<Expression> output, LogicalPlan child) {
        List<Expression> aggregated = new ArrayList<>();
        List<Expression> above = new ArrayList<>();
        for (Expression item : output) {
            if (item instanceof Alias alias && alias.child() instanceof GeneratorCall generator) {
                List<Expression> arguments = new ArrayList<>();
                for (Expression argument : generator.arguments()) {
                    Alias hidden = new Alias(argument, List.of(argument.sql()), resolver.ids.next());
                    aggregated.add(hidden);
                    arguments.add(PlanOutput.column(hidden));
                }
                above.add(alias.withChildren(List.of(generator.withChildren(arguments))));
            } else {
                aggregated.add(item);
                above.add(PlanOutput.column(item));
            }
        }
        return new SelectResolver(resolver).generate(above, new LogicalPlan.Aggregate(groupings, aggregated, child));
    }

    /** An aggregation whose SELECT list has functions OVER its groups: what they read is aggregated first. */
    private LogicalPlan over(List<Expression> groupings, List<Expression> output, LogicalPlan child) {
        List<Expression> aggregated = new ArrayList<>();
        List<Expression> above = new ArrayList<>();
        for (Expression item : output) {
            if (OverResolver.hasOver(item)) {
                above.add(item.transformUp(node -> node instanceof AggregateCall ? hidden(node, aggregated) : node)
                        .transformUp(node -> node instanceof ColumnRef column
                                        && aggregated.stream()
                                                .noneMatch(made ->
                                                        PlanOutput.column(made).id() == column.id())
                                ? grouped(column, aggregated)
                                : node));
            } else {
                aggregated.add(item);
                above.add(PlanOutput.column(item));
            }
        }
        return OverResolver.project(above, new LogicalPlan.Aggregate(groupings, aggregated, child), resolver);
    }

    private Expression hidden(Expression value, List<Expression> aggregated) {
        Alias alias = new Alias(value, List.of(value.sql()), resolver.ids.next());
        aggregated.add(alias);
        return PlanOutput.column(alias);
    }

    private static Expression grouped(ColumnRef column, List<Expression> aggregated) {
        aggregated.add(column);
        return column;
    }

    private Expression named(Expression grouping, ExpressionResolver input) {
        Expression resolved = input.resolve(grouping);
        return resolved instanceof ColumnRef || resolved instanceof Alias
                ? resolved
                : new Alias(resolved, List.of(input.nameOf(grouping)), resolver.ids.next());
    }

    private LogicalPlan inWindows(List<Expression> groupings, LogicalPlan child) {
        List<ScalarCall> windows = groupings.stream()
                .map(TimeWindows::of)
                .filter(java.util.Objects::nonNull)
                .toList();
        if (windows.size() > 1) {
            throw SelectResolver.tooManyWindows();
        }
        return windows.isEmpty() ? child : SelectResolver.inWindow(resolver.calls, windows.get(0), child);
    }

    private static List<ColumnRef> windowColumns(List<@Nullable Expression> groupings) {
        List<ColumnRef> columns = new ArrayList<>();
        for (Expression grouping : groupings) {
            ScalarCall window = grouping == null ? null : TimeWindows.of(grouping);
            if (window != null) {
                ColumnRef column = PlanOutput.column(grouping);
                columns.add(new ColumnRef(
                        column.id(), window.function().name(), column.type(), column.nullable(), List.of()));
            }
        }
        return columns;
    }

    /** Whether a grouping is the ordinal or alias of an item. */
    private static boolean isItem(Expression grouping, List<Expression> items, Scope scope) {
        if (grouping instanceof Literal literal && literal.type() == AtomicType.INT) {
            return true;
        }
        return grouping instanceof UnresolvedColumn column
                && column.parts().size() == 1
                && scope.find(column.parts(), column.position()) == null
                && aliasIndex(column, items) >= 0;
    }

    private Expression item(Expression grouping, List<Expression> items, List<Expression> resolved) {
        int index;
        if (grouping instanceof Literal literal) {
            index = literal.value() instanceof Integer ordinal ? ordinal - 1 : -1;
            if (index < 0 || index >= resolved.size()) {
                throw AnalysisErrors.invalid(
                        "GROUP_BY_POS_OUT_OF_RANGE",
                        "GROUP BY " + grouping.sql() + " names no item of the SELECT list.",
                        "It has " + resolved.size() + " items, counted from 1.");
            }
        } else {
            index = aliasIndex((UnresolvedColumn) grouping, items);
        }
        Expression item = resolved.get(index);
        Expression value = item instanceof Alias alias ? alias.child() : item;
        return value instanceof ColumnRef
                ? value
                : new Alias(value, List.of(PlanOutput.column(item).name()), resolver.ids.next());
    }

    private static int aliasIndex(UnresolvedColumn column, List<Expression> items) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Alias alias
                    && alias.name().equalsIgnoreCase(column.parts().get(0))) {
                return i;
            }
        }
        return -1;
    }

    private static Expression checked(Expression grouping) {
        if (Trees.any(grouping, AggregateCall.class::isInstance)) {
            throw AnalysisErrors.invalid(
                    "GROUP_BY_AGGREGATE",
                    "GROUP BY `" + grouping.sql() + "` has an aggregate in it.",
                    "Aggregate in a subquery and group its result.");
        }
        if (Trees.hasGenerator(grouping)) {
            throw AnalysisErrors.invalid(
                    "UNSUPPORTED_GENERATOR.OUTSIDE_SELECT",
                    "GROUP BY `" + grouping.sql() + "` has a generator in it.",
                    "Generate rows in a subquery and group its result.");
        }
        if (hasMap(ExpressionTypes.typeOf(grouping))) {
            throw AnalysisErrors.invalid(
                    "GROUP_EXPRESSION_TYPE_IS_NOT_ORDERABLE",
                    "`" + grouping.sql() + "` cannot be grouped by, since it is or holds a map.",
                    "Group by its entries, for example by array_sort(map_entries(m)).");
        }
        return grouping;
    }

    private static boolean hasMap(DataType type) {
        return type instanceof MapType
                || type instanceof ArrayType array && hasMap(array.elementType())
                || type instanceof StructType struct
                        && struct.fields().stream().anyMatch(field -> hasMap(field.dataType()));
    }
}
