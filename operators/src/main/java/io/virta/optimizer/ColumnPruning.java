package io.virta.optimizer;

import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.Trees;
import io.virta.plan.LogicalPlan;
import io.virta.plan.PlanExpressions;
import io.virta.plan.PlanOutput;
import io.virta.types.AtomicType;
import io.virta.types.DecimalType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Drops columns that nothing above uses, down to the columns that scans read. Something that counts rows only still gets one column, the smallest. */
final class ColumnPruning {
    private ColumnPruning() {}

    static LogicalPlan prune(LogicalPlan plan) {
        return prune(plan, ids(PlanOutput.of(plan)));
    }

    private static LogicalPlan prune(LogicalPlan plan, Set<Long> needed) {
        if (plan instanceof LogicalPlan.Scan scan) {
            return new LogicalPlan.Scan(
                    scan.table(), scan.streaming(), kept(scan.columns(), needed), scan.pushedFilters(), scan.scanId());
        } else if (plan instanceof LogicalPlan.Leaf) {
            return plan;
        } else if (plan instanceof LogicalPlan.Project project) {
            List<Expression> items = keptItems(project.expressions(), needed);
            return new LogicalPlan.Project(items, prune(project.child(), used(items)));
        } else if (plan instanceof LogicalPlan.Aggregate aggregate) {
            List<Expression> output = keptItems(aggregate.output(), needed);
            Set<Long> below = used(output);
            below.addAll(used(aggregate.groupings()));
            return new LogicalPlan.Aggregate(aggregate.groupings(), output, prune(aggregate.child(), below));
        } else if (plan instanceof LogicalPlan.Union union) {
            return union(union, needed);
        } else if (plan instanceof LogicalPlan.Join join) {
            Set<Long> below = withOwn(plan, needed);
            return join.withChildren(List.of(side(join.left(), below), side(join.right(), below)));
        } else if (plan instanceof LogicalPlan.Generate generate) {
            return generate.over(side(generate.child(), withOwn(plan, needed)));
        }
        return plan.withChildren(List.of(prune(plan.children().get(0), withOwn(plan, needed))));
    }

    /** An input that is kept or copied row by row: it gets a projection if it still has columns that are not needed. */
    private static LogicalPlan side(LogicalPlan side, Set<Long> needed) {
        LogicalPlan pruned = prune(side, needed);
        List<ColumnRef> columns = PlanOutput.of(pruned);
        List<ColumnRef> kept = kept(columns, needed);
        return kept.size() == columns.size() ? pruned : new LogicalPlan.Project(List.copyOf(kept), pruned);
    }

    /** All inputs keep the same positions. */
    private static LogicalPlan union(LogicalPlan.Union union, Set<Long> needed) {
        List<ColumnRef> output = PlanOutput.of(union);
        List<ColumnRef> kept = kept(output, needed);
        if (kept.size() == output.size()) {
            return union.withChildren(union.inputs().stream()
                    .map(input -> prune(input, ids(PlanOutput.of(input))))
                    .toList());
        }
        List<LogicalPlan> inputs = new ArrayList<>();
        for (LogicalPlan input : union.inputs()) {
            List<ColumnRef> columns = PlanOutput.of(input);
            List<Expression> items = new ArrayList<>();
            for (ColumnRef column : kept) {
                items.add(columns.get(output.indexOf(column)));
            }
            inputs.add(prune(new LogicalPlan.Project(items, input), used(items)));
        }
        return union.withChildren(inputs);
    }

    private static List<Expression> keptItems(List<Expression> items, Set<Long> needed) {
        List<Expression> kept = items.stream()
                .filter(item -> needed.contains(PlanOutput.column(item).id()))
                .toList();
        return kept.isEmpty() && !items.isEmpty() ? List.of(items.get(0)) : kept;
    }

    private static List<ColumnRef> kept(List<ColumnRef> columns, Set<Long> needed) {
        List<ColumnRef> kept =
                columns.stream().filter(column -> needed.contains(column.id())).toList();
        return kept.isEmpty() && !columns.isEmpty()
                ? List.of(columns.stream()
                        .min(Comparator.comparingInt(ColumnPruning::width))
                        .orElseThrow())
                : kept;
    }

    private static int width(ColumnRef column) {
        if (column.type() instanceof AtomicType atomic) {
            return switch (atomic.physicalType()) {
                case NULL, BOOLEAN -> 1;
                case INT, FLOAT -> 4;
                case LONG, DOUBLE -> 8;
                default -> 32;
            };
        }
        return column.type() instanceof DecimalType ? 16 : 64;
    }

    private static Set<Long> withOwn(LogicalPlan plan, Set<Long> needed) {
        Set<Long> all = new HashSet<>(needed);
        all.addAll(used(PlanExpressions.of(plan)));
        return all;
    }

    private static Set<Long> used(List<Expression> expressions) {
        Set<Long> ids = new HashSet<>();
        expressions.forEach(expression -> ids.addAll(Trees.columns(expression)));
        return ids;
    }

    private static Set<Long> ids(List<ColumnRef> columns) {
        Set<Long> ids = new HashSet<>();
        columns.forEach(column -> ids.add(column.id()));
        return ids;
    }
}
