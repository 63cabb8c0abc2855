package io.virta.planner;

import io.virta.error.VirtaException;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.ScalarCall;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What expressions read. */
final class References {
    private References() {}

    /** The ids of all columns that these expressions read. */
    static Set<Long> ids(List<? extends Expression> expressions) {
        Set<Long> ids = new HashSet<>();
        expressions.forEach(expression -> collect(expression, ids));
        return ids;
    }

    /** The ids of columns. */
    static Set<Long> idsOf(List<ColumnRef> columns) {
        Set<Long> ids = new HashSet<>();
        columns.forEach(column -> ids.add(column.id()));
        return ids;
    }

    /** Whether an expression reads columns, and only these. */
    static boolean isOver(Expression expression, Set<Long> columns) {
        Set<Long> read = ids(List.of(expression));
        return !read.isEmpty() && columns.containsAll(read);
    }

    /** The conditions that must all hold for this one to. */
    static List<Expression> conjuncts(Expression condition) {
        List<Expression> all = new ArrayList<>();
        addConjuncts(condition, all);
        return all;
    }

    /** Both conditions together; {@code like} is a condition with an {@code AND} in it, from which that function is taken. */
    static Expression and(Expression like, Expression first, Expression second) {
        if (like instanceof ScalarCall call && call.function().name().equals("and")) {
            return call.withChildren(List.of(first, second));
        }
        throw VirtaException.internal("Not a conjunction: " + like.sql());
    }

    private static void addConjuncts(Expression condition, List<Expression> all) {
        if (condition instanceof ScalarCall call && call.function().name().equals("and")) {
            call.arguments().forEach(argument -> addConjuncts(argument, all));
        } else {
            all.add(condition);
        }
    }

    private static void collect(Expression expression, Set<Long> ids) {
        if (expression instanceof ColumnRef column) {
            ids.add(column.id());
        }
        expression.children().forEach(child -> collect(child, ids));
    }
}
