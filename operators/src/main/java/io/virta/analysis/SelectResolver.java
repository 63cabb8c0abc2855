package io.virta.analysis;

import io.virta.expression.Alias;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.GeneratorCall;
import io.virta.expression.ScalarCall;
import io.virta.expression.Trees;
import io.virta.plan.LogicalPlan;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** SELECT lists: a projection, with an aggregation, a generator or a time window beneath it where the items call for one. */
final class SelectResolver {
    private final PlanResolver resolver;

    SelectResolver(PlanResolver resolver) {
        this.resolver = resolver;
    }

    LogicalPlan project(List<Expression> list, LogicalPlan child) {
        ScalarSubqueries subqueries = new ScalarSubqueries(resolver, child);
        List<Expression> replaced = list.stream().map(subqueries::replace).toList();
        LogicalPlan input = subqueries.plan();
        Scope scope = resolver.scope(child);
        List<Expression> items = new SelectItems(resolver, scope, scope).resolve(replaced);
        if (items.stream().anyMatch(OverResolver::hasOver) && items.stream().noneMatch(Trees::hasAggregate)) {
            return OverResolver.project(items, input, resolver);
        }
        if (items.stream().anyMatch(Trees::hasAggregate)) {
            return new AggregateResolver(resolver).aggregate(List.of(), items, input);
        }
        return generate(items, windowed(items, input));
    }

    /** {@code LATERAL VIEW}. */
    LogicalPlan lateralView(LogicalPlan.Generate view, LogicalPlan child) {
        boolean outer = view.outer();
        Expression raw = Trees.withoutAlias(view.generator());
        if (!(resolver.over(child).resolve(raw) instanceof GeneratorCall generator)) {
            throw AnalysisErrors.invalid(
                    "UNSUPPORTED_GENERATOR.NOT_GENERATOR",
                    "`" + raw.sql() + "` makes no rows.",
                    "LATERAL VIEW takes a generator such as explode(...).");
        }
        List<String> names = view.generator() instanceof Alias alias
                ? alias.names()
                : view.generated().stream().map(ColumnRef::name).toList();
        if (names.isEmpty()) {
            names = generator.output().fieldNames();
        }
        if (names.size() != generator.output().size()) {
            throw SelectItems.wrongNames(generator, names);
        }
        boolean resolved =
                !view.generated().isEmpty() && view.generated().get(0).id() != 0;
        List<ColumnRef> generated =
                resolved ? view.generated() : columns(generator.output(), names, view.qualifier(), outer);
        return new LogicalPlan.Generate(generator, outer, view.qualifier(), generated, child);
    }

    /** A projection over items of which at most one is a generator. */
    LogicalPlan generate(List<Expression> items, LogicalPlan child) {
        List<Expression> generators = items.stream().filter(Trees::hasGenerator).toList();
        if (generators.isEmpty()) {
            return new LogicalPlan.Project(items, child);
        }
        if (generators.size() > 1) {
            throw AnalysisErrors.invalid(
                    "UNSUPPORTED_GENERATOR.MULTI_GENERATOR",
                    "A SELECT list has one generator at most, this one has " + generators.size() + ".",
                    "Use LATERAL VIEW for the others.");
        }
        Alias alias = (Alias) generators.get(0);
        if (!(alias.child() instanceof GeneratorCall generator)) {
            throw AnalysisErrors.invalid(
                    "UNSUPPORTED_GENERATOR.NESTED_IN_EXPRESSIONS",
                    "The generator in `" + alias.child().sql() + "` is nested in an expression.",
                    "Select it by itself, and compute with its column in an outer SELECT.");
        }
        List<ColumnRef> generated = columns(generator.output(), alias.names(), List.of(), false);
        List<Expression> flat = new ArrayList<>();
        for (Expression item : items) {
            if (item == alias) {
                flat.addAll(generated);
            } else {
                flat.add(item);
            }
        }
        return new LogicalPlan.Project(flat, new LogicalPlan.Generate(generator, false, List.of(), generated, child));
    }

    private List<ColumnRef> columns(StructType output, List<String> names, List<String> qualifier, boolean outer) {
        List<ColumnRef> columns = new ArrayList<>();
        for (int i = 0; i < output.size(); i++) {
            StructField field = output.field(i);
            columns.add(new ColumnRef(
                    resolver.ids.next(), names.get(i), field.dataType(), field.nullable() || outer, qualifier));
        }
        return columns;
    }

    /** The input without rows that are in no window of the items. */
    private LogicalPlan windowed(List<Expression> items, LogicalPlan child) {
        Set<Expression> windows = new LinkedHashSet<>();
        for (Expression item : items) {
            collectWindows(item, windows);
        }
        if (windows.isEmpty()) {
            return child;
        }
        if (windows.size() > 1) {
            throw tooManyWindows();
        }
        ScalarCall window = (ScalarCall) windows.iterator().next();
        boolean sliding = window.function().name().equals(TimeWindows.WINDOW)
                && TimeWindows.micros(window, 1) != TimeWindows.micros(window, 2);
        if (sliding || window.function().name().equals(TimeWindows.SESSION_WINDOW)) {
            throw AnalysisErrors.invalid(
                    null,
                    "`" + window.function().name() + "` in a SELECT list would make several rows of one.",
                    "Put it into GROUP BY; only windows that do not overlap may stand in a SELECT list.");
        }
        return inWindow(resolver.calls, window, child);
    }

    /** The rows that are in some window: those whose time is not null. */
    static LogicalPlan inWindow(CallResolver calls, ScalarCall window, LogicalPlan child) {
        Expression time = window.arguments().get(0);
        if (!io.virta.expression.ExpressionTypes.isNullable(time)) {
            return child;
        }
        Expression known = calls.make("isnotnull", time);
        boolean there = child instanceof LogicalPlan.Filter filter
                && Trees.canonical(filter.condition()).equals(Trees.canonical(known));
        return there ? child : new LogicalPlan.Filter(known, child);
    }

    static RuntimeException tooManyWindows() {
        return AnalysisErrors.invalid(
                null,
                "More than one time window in one query would combine every window of one with every window of the other.",
                "Group by one window, and use the other in an outer query.");
    }

    private static void collectWindows(Expression tree, Set<Expression> windows) {
        if (tree instanceof ScalarCall call
                && TimeWindows.isWindow(call.function().name())) {
            windows.add(Trees.canonical(call));
        }
        tree.children().forEach(child -> collectWindows(child, windows));
    }
}
