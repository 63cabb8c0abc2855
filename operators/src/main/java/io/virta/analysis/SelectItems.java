package io.virta.analysis;

import io.virta.expression.Alias;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.GeneratorCall;
import io.virta.expression.SourcePosition;
import io.virta.expression.Trees;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Resolves the items of a SELECT list in order, each named; an item may use the aliases of those before it where no column has that name. */
final class SelectItems {
    private final PlanResolver resolver;
    private final Map<String, Expression> aliases = new LinkedHashMap<>();
    private final ExpressionResolver expressions;

    /**
     * The items over some columns.
     *
     * @param more names that have a meaning beside the columns
     */
    SelectItems(PlanResolver resolver, Scope scope, Names more) {
        this.resolver = resolver;
        Names names = scope.orElse(more).orElse(lateral());
        this.expressions = new ExpressionResolver(resolver.calls, resolver.ids, scope, names, names);
    }

    /** The items, each a column or an alias with a number; generators are aliases with as many names as they make columns. */
    List<Expression> resolve(List<Expression> items) {
        List<Expression> resolved = new ArrayList<>();
        for (Expression item : expressions.expandStars(items)) {
            Expression named = named(item);
            resolved.add(named);
            if (named instanceof Alias alias && !Trees.hasGenerator(alias)) {
                aliases.putIfAbsent(alias.name().toLowerCase(Locale.ROOT), alias.child());
            }
        }
        return resolved;
    }

    ExpressionResolver expressions() {
        return expressions;
    }

    private Expression named(Expression item) {
        Expression resolved = expressions.resolve(item);
        if (resolved instanceof ColumnRef) {
            return resolved;
        }
        List<String> names;
        long id;
        Expression value = resolved;
        if (resolved instanceof Alias alias) {
            names = alias.names();
            id = alias.id();
            value = alias.child();
        } else {
            names = resolved instanceof GeneratorCall generator
                    ? generator.output().fieldNames()
                    : List.of(expressions.nameOf(item));
            id = resolver.ids.next();
        }
        if (value instanceof GeneratorCall generator
                && names.size() != generator.output().size()) {
            throw wrongNames(generator, names);
        }
        return new Alias(value, names, id);
    }

    static RuntimeException wrongNames(GeneratorCall generator, List<String> names) {
        return AnalysisErrors.invalid(
                "UDTF_ALIAS_NUMBER_MISMATCH",
                "`" + generator.sql() + "` makes " + generator.output().size() + " columns, not " + names.size() + ".",
                "Name them all: AS (" + String.join(", ", generator.output().fieldNames()) + ").");
    }

    private Names lateral() {
        return new Names() {
            @Override
            public @Nullable Expression find(List<String> parts, SourcePosition position) {
                Expression found = aliases.get(parts.get(0).toLowerCase(Locale.ROOT));
                for (int i = 1; found != null && i < parts.size(); i++) {
                    found = Scope.field(found, parts.get(i));
                }
                return found;
            }

            @Override
            public List<String> known() {
                return List.of();
            }
        };
    }
}
