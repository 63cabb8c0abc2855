package io.virta.analysis;

import io.virta.expression.Alias;
import io.virta.expression.Call;
import io.virta.expression.Cast;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.ExpressionTypes;
import io.virta.expression.Literal;
import io.virta.expression.SourcePosition;
import io.virta.expression.Trees;
import io.virta.expression.UnresolvedColumn;
import io.virta.plan.LogicalPlan;
import io.virta.plan.PlanOutput;
import io.virta.types.AtomicType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code ROLLUP}, {@code CUBE} and {@code GROUPING SETS}: every row is repeated once per set, with null in place of the groupings that the set leaves out and a
 * number that tells the set; that is grouped as usual. Bit i of the number, from the last grouping on, is 1 where the grouping is left out.
 */
final class GroupingSets {
    static final String ID = "spark_grouping_id";

    private final List<Expression> groupings;
    private final @Nullable List<List<Integer>> sets;
    private long idColumn;

    private GroupingSets(List<Expression> groupings, @Nullable List<List<Integer>> sets) {
        this.groupings = groupings;
        this.sets = sets;
    }

    /** The sets that the elements of GROUP BY describe together: their cross product. */
    static GroupingSets of(List<Expression> by) {
        if (by.stream().noneMatch(GroupingSets::isSets)) {
            return new GroupingSets(by, null);
        }
        Map<Expression, Integer> indices = new LinkedHashMap<>();
        List<List<Integer>> product = List.of(List.of());
        for (Expression element : by) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> set : product) {
                for (List<Expression> more : sets(element)) {
                    TreeSet<Integer> union = new TreeSet<>(set);
                    more.forEach(grouping -> union.add(indices.computeIfAbsent(grouping, key -> indices.size())));
                    longer.add(List.copyOf(union));
                }
            }
            product = longer;
        }
        return new GroupingSets(List.copyOf(indices.keySet()), product);
    }

    /** All groupings, each once, not resolved. */
    List<Expression> groupings() {
        return groupings;
    }

    boolean isPlain() {
        return sets == null;
    }

    /** An item with {@code grouping_id()} and {@code grouping(x)} written as the set's number and one bit of it. */
    Expression rewrite(Expression item) {
        if (isPlain()) {
            return item;
        }
        Expression rewritten = item.transformUp(node -> node instanceof Call call ? bits(call) : node);
        return rewritten.equals(item) || item instanceof Alias ? rewritten : new Alias(rewritten, item.sql());
    }

    private Expression bits(Call call) {
        Expression number = new UnresolvedColumn(List.of(ID), call.position());
        if (call.name().equals("grouping_id")) {
            return number;
        }
        int index = call.name().equals("grouping")
                ? groupings.indexOf(call.arguments().get(0))
                : -1;
        if (index < 0) {
            return call;
        }
        Expression shifted = Call.of("shiftright", number, new Literal(groupings.size() - 1 - index, AtomicType.INT));
        return new Cast(Call.of("&", shifted, new Literal(1L, AtomicType.BIGINT)), AtomicType.TINYINT);
    }

    /** The names that only a query with sets has: the number of the set. */
    Names names(Ids ids) {
        idColumn = ids.next();
        ColumnRef id = new ColumnRef(idColumn, ID, AtomicType.BIGINT, false, List.of());
        return new Names() {
            @Override
            public @Nullable Expression find(List<String> parts, SourcePosition position) {
                return !isPlain() && parts.equals(List.of(ID)) ? id : null;
            }

            @Override
            public List<String> known() {
                return List.of();
            }
        };
    }

    /**
     * The repeated rows.
     *
     * @param resolved the groupings, resolved
     */
    Expanded expand(List<Expression> resolved, LogicalPlan child, PlanResolver resolver) {
        List<List<Integer>> all = java.util.Objects.requireNonNull(sets);
        List<Expression> arguments = new ArrayList<>();
        arguments.add(new Literal(all.size(), AtomicType.INT));
        for (List<Integer> set : all) {
            long left = 0;
            for (int i = 0; i < resolved.size(); i++) {
                Expression value = Trees.withoutAlias(resolved.get(i));
                boolean kept = set.contains(i);
                left = left * 2 + (kept ? 0 : 1);
                arguments.add(kept ? value : new Literal(null, ExpressionTypes.typeOf(value)));
            }
            arguments.add(new Literal(left, AtomicType.BIGINT));
        }
        List<ColumnRef> columns = new ArrayList<>();
        for (Expression grouping : resolved) {
            ColumnRef column = PlanOutput.column(grouping);
            columns.add(new ColumnRef(resolver.ids.next(), column.name(), column.type(), true, List.of()));
        }
        columns.add(new ColumnRef(idColumn, ID, AtomicType.BIGINT, false, List.of()));
        Expression stack = resolver.calls.make("stack", arguments.toArray(new Expression[0]));
        LogicalPlan rows = new LogicalPlan.Generate(stack, false, List.of(), columns, child);
        return new Expanded(resolved, List.copyOf(columns), rows);
    }

    /** The plan whose rows an aggregation repeats per set, or the given plan if it repeats none. */
    static LogicalPlan input(LogicalPlan child) {
        boolean repeats = child instanceof LogicalPlan.Generate generate
                && generate.generated().stream()
                        .anyMatch(column -> column.name().equals(ID));
        return repeats ? ((LogicalPlan.Generate) child).child() : child;
    }

    private static boolean isSets(Expression element) {
        return element instanceof Call call
                && (call.name().equals("rollup")
                        || call.name().equals("cube")
                        || call.name().equals("grouping sets"));
    }

    private static List<List<Expression>> sets(Expression element) {
        if (!isSets(element)) {
            return List.of(List.of(element));
        }
        Call call = (Call) element;
        List<Expression> elements = call.arguments();
        List<List<Expression>> sets = new ArrayList<>();
        switch (call.name()) {
            case "rollup" -> {
                for (int size = elements.size(); size >= 0; size--) {
                    sets.add(flat(elements.subList(0, size)));
                }
            }
            case "cube" -> {
                for (int left = 0; left < 1 << elements.size(); left++) {
                    List<Expression> kept = new ArrayList<>();
                    for (int i = 0; i < elements.size(); i++) {
                        if ((left >> (elements.size() - 1 - i) & 1) == 0) {
                            kept.add(elements.get(i));
                        }
                    }
                    sets.add(flat(kept));
                }
            }
            default ->
                elements.forEach(set -> {
                    if (isSets(set)) {
                        sets.addAll(sets(set));
                    } else {
                        sets.add(flat(List.of(set)));
                    }
                });
        }
        return sets;
    }

    private static List<Expression> flat(List<Expression> elements) {
        List<Expression> flat = new ArrayList<>();
        for (Expression element : elements) {
            if (element instanceof Call call
                    && (call.name().equals("grouping set") || call.name().equals("struct"))) {
                flat.addAll(call.arguments());
            } else {
                flat.add(element);
            }
        }
        return flat;
    }

    /**
     * Rows repeated per set.
     *
     * @param originals the groupings as they were
     * @param columns their columns in the repeated rows, then the number of the set
     */
    record Expanded(List<Expression> originals, List<Expression> columns, LogicalPlan plan) {}
}
