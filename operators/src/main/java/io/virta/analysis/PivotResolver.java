package io.virta.analysis;

import io.virta.expression.AggregateCall;
import io.virta.expression.Alias;
import io.virta.expression.Call;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.Literal;
import io.virta.expression.Trees;
import io.virta.expression.UnresolvedColumn;
import io.virta.function.AggregateFunction;
import io.virta.plan.LogicalPlan;
import io.virta.plan.PlanOutput;
import io.virta.types.AtomicType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** PIVOT as an aggregation: each aggregate once for every value, filtered to the rows that have it. */
final class PivotResolver {
    private final PlanResolver resolver;

    PivotResolver(PlanResolver resolver) {
        this.resolver = resolver;
    }

    LogicalPlan pivot(LogicalPlan.Pivot pivot, LogicalPlan child) {
        List<Expression> groupings = pivot.groupings() == null ? others(pivot, child) : pivot.groupings();
        List<Expression> items = new ArrayList<>(groupings);
        for (Alias value : pivot.values()) {
            Expression hasValue = same(pivot.column(), value.child());
            Expression rows = filtered(Call.of("count", new Literal(1, AtomicType.INT)), hasValue);
            Expression any = Call.of(">", rows, new Literal(0L, AtomicType.BIGINT));
            for (Expression aggregate : pivot.aggregates()) {
                Expression bare = aggregate instanceof Alias alias ? alias.child() : aggregate;
                String name = aggregate instanceof Alias alias ? alias.name() : aggregate.sql();
                Expression result =
                        Call.of("if", any, filtered(checked(bare), hasValue), new Literal(null, AtomicType.VOID));
                items.add(new Alias(result, pivot.aggregates().size() == 1 ? value.name() : value.name() + "_" + name));
            }
        }
        return new AggregateResolver(resolver).aggregate(groupings, items, child);
    }

    /** Whether a column has a value; of several columns, each its own. */
    private static Expression same(Expression column, Expression value) {
        if (column instanceof Call columns
                && value instanceof Call values
                && columns.name().equals("struct")
                && values.name().equals("struct")
                && columns.arguments().size() == values.arguments().size()) {
            Expression all = same(columns.arguments().get(0), values.arguments().get(0));
            for (int i = 1; i < columns.arguments().size(); i++) {
                all = Call.of(
                        "and",
                        all,
                        same(columns.arguments().get(i), values.arguments().get(i)));
            }
            return all;
        }
        return Call.of("<=>", column, value);
    }

    /** The columns that no aggregate reads and that are not pivoted. */
    private List<Expression> others(LogicalPlan.Pivot pivot, LogicalPlan child) {
        Scope scope = resolver.scope(child);
        Set<Long> read = new HashSet<>();
        collect(pivot.column(), scope, read);
        pivot.aggregates().forEach(aggregate -> collect(aggregate, scope, read));
        List<Expression> others = new ArrayList<>();
        for (ColumnRef column : PlanOutput.of(child)) {
            if (!read.contains(column.id())) {
                others.add(column);
            }
        }
        return others;
    }

    private static void collect(Expression tree, Scope scope, Set<Long> read) {
        if (tree instanceof UnresolvedColumn column) {
            Expression found = scope.find(column.parts(), column.position());
            read.addAll(found == null ? Set.of() : Trees.columns(found));
        } else if (tree instanceof ColumnRef column) {
            read.add(column.id());
        }
        tree.children().forEach(child -> collect(child, scope, read));
    }

    private Expression checked(Expression aggregate) {
        if (!Trees.any(aggregate, this::isAggregate)) {
            throw AnalysisErrors.invalid(
                    "UNSUPPORTED_FEATURE.PIVOT_TYPE",
                    "`" + aggregate.sql() + "` in PIVOT aggregates nothing.",
                    "Write an aggregate such as sum(...).");
        }
        return aggregate;
    }

    private boolean isAggregate(Expression part) {
        return part instanceof AggregateCall
                || part instanceof Call call && resolver.calls.find(call) instanceof AggregateFunction;
    }

    private Expression filtered(Expression tree, Expression condition) {
        return tree.transformUp(part -> {
            if (part instanceof Call call && isAggregate(call)) {
                return new Call(
                        call.name(),
                        call.arguments(),
                        call.distinct(),
                        both(call.filter(), condition),
                        call.ignoreNulls(),
                        call.position());
            }
            if (part instanceof AggregateCall call) {
                return new AggregateCall(
                        call.function(),
                        call.arguments(),
                        call.distinct(),
                        both(call.filter(), condition),
                        call.ignoreNulls(),
                        call.type(),
                        call.nullable());
            }
            return part;
        });
    }

    private static Expression both(@Nullable Expression filter, Expression condition) {
        return filter == null ? condition : Call.of("and", filter, condition);
    }
}
