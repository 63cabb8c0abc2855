package io.virta.analysis;

import io.virta.expression.Alias;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.Literal;
import io.virta.plan.LogicalPlan;
import io.virta.plan.PlanOutput;
import io.virta.types.AtomicType;
import io.virta.types.CommonType;
import io.virta.types.DataType;
import java.util.ArrayList;
import java.util.List;

/** UNION, INTERSECT and EXCEPT: inputs brought to the same columns and types. */
final class SetOperations {
    private final PlanResolver resolver;

    SetOperations(PlanResolver resolver) {
        this.resolver = resolver;
    }

    LogicalPlan union(LogicalPlan.Union union, List<LogicalPlan> inputs) {
        List<LogicalPlan> ordered = union.byName() ? byName(inputs, union.allowMissingColumns()) : inputs;
        return new LogicalPlan.Union(aligned("UNION", ordered), false, false);
    }

    LogicalPlan operation(LogicalPlan.SetOperation operation, LogicalPlan left, LogicalPlan right) {
        String name = operation.intersect() ? "INTERSECT" : "EXCEPT";
        LogicalPlan other = Ids.overlap(left, right) ? resolver.ids.renumber(right) : right;
        List<LogicalPlan> inputs = aligned(name, List.of(left, other));
        if (!operation.all()) {
            return operation.withChildren(inputs);
        }
        return occurrences(operation.intersect(), inputs.get(0), inputs.get(1));
    }

    /** INTERSECT ALL and EXCEPT ALL: each row as often as the counts of its occurrences on both sides call for. */
    private LogicalPlan occurrences(boolean intersect, LogicalPlan left, LogicalPlan right) {
        LogicalPlan both = new LogicalPlan.Union(List.of(counted(left, 1, 0), counted(right, 0, 1)), false, false);
        List<ColumnRef> columns = PlanOutput.of(both);
        List<Expression> rows = List.copyOf(columns.subList(0, columns.size() - 2));
        Alias leftCount = sum(columns.get(columns.size() - 2));
        Alias rightCount = sum(columns.get(columns.size() - 1));
        List<Expression> output = new ArrayList<>(rows);
        output.add(leftCount);
        output.add(rightCount);
        LogicalPlan counts = new LogicalPlan.Aggregate(rows, output, both);
        CallResolver calls = resolver.calls;
        ColumnRef lefts = PlanOutput.column(leftCount);
        ColumnRef rights = PlanOutput.column(rightCount);
        Expression times = intersect ? calls.make("least", lefts, rights) : calls.make("-", lefts, rights);
        LogicalPlan some = new LogicalPlan.Filter(calls.make(">", times, number(0)), counts);
        List<Expression> items = new ArrayList<>(rows);
        Expression each = calls.make("explode", calls.make("sequence", number(1), times));
        items.add(new Alias(each, List.of("occurrence"), resolver.ids.next()));
        return new LogicalPlan.Project(rows, new SelectResolver(resolver).generate(items, some));
    }

    private LogicalPlan counted(LogicalPlan input, long left, long right) {
        List<Expression> items = new ArrayList<>(PlanOutput.of(input));
        items.add(new Alias(number(left), List.of("left"), resolver.ids.next()));
        items.add(new Alias(number(right), List.of("right"), resolver.ids.next()));
        return new LogicalPlan.Project(items, input);
    }

    private Alias sum(ColumnRef column) {
        return new Alias(resolver.calls.make("sum", column), List.of(column.name()), resolver.ids.next());
    }

    private static Literal number(long value) {
        return new Literal(value, AtomicType.BIGINT);
    }

    private List<LogicalPlan> aligned(String name, List<LogicalPlan> inputs) {
        List<DataType> types = new ArrayList<>();
        List<ColumnRef> first = PlanOutput.of(inputs.get(0));
        for (LogicalPlan input : inputs) {
            List<ColumnRef> columns = PlanOutput.of(input);
            if (columns.size() != first.size()) {
                throw AnalysisErrors.invalid(
                        "NUM_COLUMNS_MISMATCH",
                        name + " of inputs with " + first.size() + " and " + columns.size() + " columns.",
                        "Select the same number of columns from each.");
            }
            for (int i = 0; i < columns.size(); i++) {
                DataType type = columns.get(i).type();
                DataType common = types.size() < columns.size() ? type : CommonType.of(types.get(i), type);
                if (common == null) {
                    throw AnalysisErrors.invalid(
                            "INCOMPATIBLE_COLUMN_TYPE",
                            "Column " + (i + 1) + " of " + name + " is "
                                    + types.get(i).sql() + " in one input and " + type.sql() + " in another.",
                            "Cast one of them.");
                }
                if (types.size() < columns.size()) {
                    types.add(common);
                } else {
                    types.set(i, common);
                }
            }
        }
        return inputs.stream().map(input -> cast(input, types)).toList();
    }

    private LogicalPlan cast(LogicalPlan input, List<DataType> types) {
        List<ColumnRef> columns = PlanOutput.of(input);
        List<Expression> items = new ArrayList<>();
        boolean changed = false;
        for (int i = 0; i < columns.size(); i++) {
            ColumnRef column = columns.get(i);
            Expression cast = CallResolver.implicitCast(column, types.get(i));
            changed |= cast != column;
            items.add(cast == column ? column : new Alias(cast, List.of(column.name()), resolver.ids.next()));
        }
        return changed ? new LogicalPlan.Project(items, input) : input;
    }

    private List<LogicalPlan> byName(List<LogicalPlan> inputs, boolean allowMissing) {
        List<ColumnRef> wanted = new ArrayList<>(PlanOutput.of(inputs.get(0)));
        if (allowMissing) {
            for (LogicalPlan input : inputs) {
                PlanOutput.of(input).stream()
                        .filter(column -> wanted.stream().noneMatch(other -> sameName(other, column)))
                        .forEach(wanted::add);
            }
        }
        return inputs.stream().map(input -> pick(input, wanted, allowMissing)).toList();
    }

    private LogicalPlan pick(LogicalPlan input, List<ColumnRef> wanted, boolean allowMissing) {
        List<ColumnRef> columns = PlanOutput.of(input);
        List<Expression> items = new ArrayList<>();
        for (ColumnRef column : wanted) {
            List<ColumnRef> matches =
                    columns.stream().filter(other -> sameName(other, column)).toList();
            if (matches.size() == 1) {
                items.add(matches.get(0));
            } else if (matches.isEmpty() && allowMissing) {
                items.add(new Alias(new Literal(null, column.type()), List.of(column.name()), resolver.ids.next()));
            } else {
                throw AnalysisErrors.invalid(
                        null,
                        "unionByName needs one column `" + column.name() + "` in each input, and one has "
                                + matches.size() + ".",
                        "Its columns are "
                                + columns.stream().map(ColumnRef::name).toList() + ".");
            }
        }
        if (columns.size() > wanted.size()) {
            throw AnalysisErrors.invalid(
                    "NUM_COLUMNS_MISMATCH",
                    "unionByName of inputs with " + wanted.size() + " and " + columns.size() + " columns.",
                    "Drop the columns that are too many, or allow missing columns.");
        }
        return items.equals(columns) ? input : new LogicalPlan.Project(items, input);
    }

    private static boolean sameName(ColumnRef a, ColumnRef b) {
        return a.name().equalsIgnoreCase(b.name());
    }
}
