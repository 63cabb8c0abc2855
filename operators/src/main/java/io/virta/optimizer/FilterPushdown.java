package io.virta.optimizer;

import io.virta.expression.Alias;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.Trees;
import io.virta.plan.LogicalPlan;
import io.virta.plan.PlanOutput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Moves the parts of conditions towards the sources, each as far as it can go. Parts that are not deterministic stay. */
final class FilterPushdown {
    private FilterPushdown() {}

    static LogicalPlan push(LogicalPlan plan) {
        return plan.transformUp(node -> {
            if (node instanceof LogicalPlan.Join join) {
                return JoinPushdown.condition(join);
            }
            return node instanceof LogicalPlan.Filter filter ? pushFilter(filter) : node;
        });
    }

    /** The plan with conditions on its rows, as far down as they can go. */
    static LogicalPlan filter(List<Expression> conditions, LogicalPlan child) {
        return conditions.isEmpty() ? child : pushFilter(new LogicalPlan.Filter(Functions.and(conditions), child));
    }

    private static LogicalPlan pushFilter(LogicalPlan.Filter filter) {
        List<Expression> parts = Trees.conjuncts(filter.condition());
        LogicalPlan child = filter.child();
        if (child instanceof LogicalPlan.Filter below) {
            List<Expression> all = new ArrayList<>(Trees.conjuncts(below.condition()));
            parts.stream().filter(part -> !has(all, part)).forEach(all::add);
            return filter(all, below.child());
        } else if (child instanceof LogicalPlan.Project project) {
            Map<Long, Expression> values = Projections.values(project.expressions());
            return split(filter, project, part -> canSubstitute(part, values), part -> Trees.substitute(part, values));
        } else if (child instanceof LogicalPlan.WithWatermark watermark) {
            long time = ((ColumnRef) watermark.eventTime()).id();
            return split(filter, watermark, part -> !Trees.columns(part).contains(time), part -> part);
        } else if (child instanceof LogicalPlan.Aggregate aggregate) {
            return overAggregate(filter, aggregate);
        } else if (child instanceof LogicalPlan.Generate generate) {
            Set<Long> generated = new HashSet<>();
            generate.generated().forEach(column -> generated.add(column.id()));
            return split(
                    filter,
                    generate,
                    part -> Trees.columns(part).stream().noneMatch(generated::contains),
                    part -> part);
        } else if (child instanceof LogicalPlan.Sort || child instanceof LogicalPlan.Repartition) {
            return split(filter, (LogicalPlan.Unary) child, part -> true, part -> part);
        } else if (child instanceof LogicalPlan.Union union) {
            return overUnion(parts, union);
        } else if (child instanceof LogicalPlan.Join join) {
            return JoinPushdown.filter(parts, join);
        }
        return filter;
    }

    /** Whether a condition is among others already; one that is not deterministic never is. */
    private static boolean has(List<Expression> conditions, Expression part) {
        Expression canonical = Trees.canonical(part);
        return Trees.isDeterministic(part)
                && conditions.stream().anyMatch(other -> Trees.canonical(other).equals(canonical));
    }

    /** The parts for which {@code below} is true move under the node, the others stay. */
    private static LogicalPlan split(
            LogicalPlan.Filter filter,
            LogicalPlan.Unary node,
            Predicate<Expression> below,
            Function<Expression, Expression> rewrite) {
        List<Expression> moved = new ArrayList<>();
        List<Expression> kept = new ArrayList<>();
        for (Expression part : Trees.conjuncts(filter.condition())) {
            if (Trees.isDeterministic(part) && below.test(part)) {
                moved.add(rewrite.apply(part));
            } else {
                kept.add(part);
            }
        }
        if (moved.isEmpty()) {
            return filter;
        }
        LogicalPlan plan = node.over(filter(moved, node.child()));
        return kept.isEmpty() ? plan : new LogicalPlan.Filter(Functions.and(kept), plan);
    }

    private static boolean canSubstitute(Expression part, Map<Long, Expression> values) {
        return Trees.columns(part).stream()
                .map(values::get)
                .allMatch(value -> value == null || Trees.isDeterministic(value));
    }

    /** Conditions on groupings other than time windows hold for all rows of a group alike. */
    private static LogicalPlan overAggregate(LogicalPlan.Filter filter, LogicalPlan.Aggregate aggregate) {
        Map<Long, Expression> values = new HashMap<>();
        for (Expression grouping : aggregate.groupings()) {
            Expression value = Trees.withoutAlias(grouping);
            if (value instanceof ColumnRef || Trees.isDeterministic(value) && !isWindow(value)) {
                values.put(PlanOutput.column(grouping).id(), value);
            }
        }
        for (Expression item : aggregate.output()) {
            if (item instanceof Alias alias && alias.child() instanceof ColumnRef column) {
                Expression value = values.get(column.id());
                if (value != null) {
                    values.put(alias.id(), value);
                }
            }
        }
        return split(
                filter,
                aggregate,
                part -> !Trees.columns(part).isEmpty() && values.keySet().containsAll(Trees.columns(part)),
                part -> Trees.substitute(part, values));
    }

    private static boolean isWindow(Expression value) {
        return value instanceof io.virta.expression.ScalarCall call
                && call.function().name().endsWith("window");
    }

    private static LogicalPlan overUnion(List<Expression> parts, LogicalPlan.Union union) {
        List<Expression> moved = parts.stream().filter(Trees::isDeterministic).toList();
        if (moved.isEmpty()) {
            return new LogicalPlan.Filter(Functions.and(parts), union);
        }
        List<ColumnRef> output = PlanOutput.of(union);
        List<LogicalPlan> inputs = new ArrayList<>();
        for (LogicalPlan input : union.inputs()) {
            List<ColumnRef> columns = PlanOutput.of(input);
            Map<Long, Expression> values = new HashMap<>();
            for (int i = 0; i < output.size(); i++) {
                values.putIfAbsent(output.get(i).id(), columns.get(i));
            }
            inputs.add(filter(
                    moved.stream().map(part -> Trees.substitute(part, values)).toList(), input));
        }
        LogicalPlan filtered = union.withChildren(inputs);
        List<Expression> kept =
                parts.stream().filter(part -> !Trees.isDeterministic(part)).toList();
        return kept.isEmpty() ? filtered : new LogicalPlan.Filter(Functions.and(kept), filtered);
    }
}
