package io.virta.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A function or operator by name, before analysis. Operators have the names {@code + - * / % div & | ^ ~ = <=> <> < <= > >= and or not in like rlike ilike
 * between || [] isnull isnotnull case when}; unary minus is {@code negative}. {@code case} has condition and value in turn, then the ELSE value if any.
 *
 * @param name in lower case
 * @param distinct {@code f(DISTINCT ...)}
 * @param filter the condition of {@code FILTER (WHERE ...)}, or null
 * @param ignoreNulls {@code f(...) IGNORE NULLS}
 */
public record Call(
        String name,
        List<Expression> arguments,
        boolean distinct,
        @Nullable Expression filter,
        boolean ignoreNulls,
        SourcePosition position)
        implements Expression {
    public Call {
        name = name.toLowerCase(Locale.ROOT);
        arguments = List.copyOf(arguments);
    }

    /** A plain call. */
    public static Call of(String name, Expression... arguments) {
        return new Call(name, List.of(arguments), false, null, false, SourcePosition.UNKNOWN);
    }

    /** A plain call. */
    public static Call of(String name, List<Expression> arguments) {
        return new Call(name, arguments, false, null, false, SourcePosition.UNKNOWN);
    }

    /** The same call at a place of a text. */
    public Call at(SourcePosition place) {
        return new Call(name, arguments, distinct, filter, ignoreNulls, place);
    }

    @Override
    public List<Expression> children() {
        if (filter == null) {
            return arguments;
        }
        List<Expression> all = new ArrayList<>(arguments);
        all.add(filter);
        return all;
    }

    @Override
    public Expression withChildren(List<Expression> children) {
        int count = arguments.size();
        return new Call(
                name,
                children.subList(0, count),
                distinct,
                filter == null ? null : children.get(count),
                ignoreNulls,
                position);
    }

    @Override
    public String sql() {
        return CallText.of(name, arguments.stream().map(Expression::sql).toList(), distinct) + CallText.filter(filter);
    }
}
