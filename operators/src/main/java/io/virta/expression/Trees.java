package io.virta.expression;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Questions about expression trees, and small changes of them. */
public final class Trees {
    private Trees() {}

    /** Where an expression stands in its text: its own place, or else that of its first part that has one. */
    public static SourcePosition position(Expression expression) {
        SourcePosition position = SourcePosition.UNKNOWN;
        if (expression instanceof Call call) {
            position = call.position();
        } else if (expression instanceof UnresolvedColumn column) {
            position = column.position();
        }
        for (Expression child : expression.children()) {
            if (position.isKnown()) {
                break;
            }
            position = position(child);
        }
        return position;
    }

    /** Whether any node of a tree is of a kind. */
    public static boolean any(Expression tree, Predicate<Expression> kind) {
        return kind.test(tree) || tree.children().stream().anyMatch(child -> any(child, kind));
    }

    /** Whether an aggregate is called. */
    public static boolean hasAggregate(Expression tree) {
        return any(tree, AggregateCall.class::isInstance);
    }

    /** Whether a generator is called. */
    public static boolean hasGenerator(Expression tree) {
        return any(tree, GeneratorCall.class::isInstance);
    }

    /** Whether there is a query in it. */
    public static boolean hasSubquery(Expression tree) {
        return any(tree, SubqueryExpression.class::isInstance);
    }

    /** Whether equal inputs make equal values. */
    public static boolean isDeterministic(Expression tree) {
        return !any(
                tree,
                node -> node instanceof ScalarCall call && !call.function().isDeterministic());
    }

    /** The expression that an alias names, or the expression itself. */
    public static Expression withoutAlias(Expression expression) {
        return expression instanceof Alias alias ? alias.child() : expression;
    }

    /** The numbers of the columns that a tree reads. */
    public static Set<Long> columns(Expression tree) {
        Set<Long> ids = new HashSet<>();
        collect(tree, ids);
        return ids;
    }

    /** The parts of a condition that all have to be true. */
    public static List<Expression> conjuncts(Expression condition) {
        List<Expression> parts = new ArrayList<>();
        split(condition, parts);
        return parts;
    }

    /** The tree with columns replaced by what they stand for; those without an entry stay. */
    public static Expression substitute(Expression tree, Map<Long, Expression> values) {
        return tree.transformUp(
                node -> node instanceof ColumnRef column ? values.getOrDefault(column.id(), column) : node);
    }

    /** The tree such that trees which compute the same are equal: without aliases, and columns by their number alone. */
    public static Expression canonical(Expression tree) {
        return tree.transformUp(node -> {
            if (node instanceof Alias alias) {
                return alias.child();
            }
            return node instanceof ColumnRef column
                    ? new ColumnRef(column.id(), "", column.type(), true, List.of())
                    : node;
        });
    }

    private static void split(Expression condition, List<Expression> parts) {
        boolean and =
                condition instanceof ScalarCall call && call.function().name().equals("and")
                        || condition instanceof Call raw && raw.name().equals("and");
        if (and) {
            condition.children().forEach(child -> split(child, parts));
        } else {
            parts.add(condition);
        }
    }

    private static void collect(Expression tree, Set<Long> ids) {
        if (tree instanceof ColumnRef column) {
            ids.add(column.id());
        }
        tree.children().forEach(child -> collect(child, ids));
    }
}
