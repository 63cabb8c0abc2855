package io.virta.analysis;

import io.virta.expression.Alias;
import io.virta.expression.Call;
import io.virta.expression.Cast;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.ExpressionTypes;
import io.virta.expression.FieldAccess;
import io.virta.expression.Lambda;
import io.virta.expression.LambdaVariable;
import io.virta.expression.Literal;
import io.virta.expression.OverCall;
import io.virta.expression.SubqueryExpression;
import io.virta.expression.Trees;
import io.virta.expression.UnresolvedColumn;
import io.virta.expression.UnresolvedStar;
import io.virta.function.AggregateFunction;
import io.virta.function.HigherOrderFunction;
import io.virta.function.HigherOrderFunction.LambdaParameter;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.types.AtomicType;
import io.virta.types.StructType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns names and calls of an expression into columns and typed calls, at one place of a plan. */
final class ExpressionResolver {
    /** Functions that are written without parentheses. */
    private static final Set<String> WITHOUT_PARENTHESES =
            Set.of("current_date", "current_timestamp", "current_user", "localtimestamp", "current_timezone");

    private final CallResolver calls;
    private final Ids ids;
    private final Scope stars;
    private final Names names;
    private final Names namesInAggregates;
    private final Deque<Map<String, LambdaVariable>> lambdas = new ArrayDeque<>();
    private boolean insideAggregate;

    ExpressionResolver(CallResolver calls, Ids ids, Scope scope) {
        this(calls, ids, scope, scope, scope);
    }

    /**
     * A resolver whose stars, names and names in arguments of aggregate functions differ.
     *
     * @param stars the columns that stars stand for
     */
    ExpressionResolver(CallResolver calls, Ids ids, Scope stars, Names names, Names namesInAggregates) {
        this.calls = calls;
        this.ids = ids;
        this.stars = stars;
        this.names = names;
        this.namesInAggregates = namesInAggregates;
    }

    /** The resolved expression; an alias stays one, with a number of its own. Errors name the place of the innermost part that is wrong. */
    Expression resolve(Expression expression) {
        return AnalysisErrors.near(expression, () -> resolved(expression));
    }

    private Expression resolved(Expression expression) {
        if (expression instanceof UnresolvedColumn column) {
            return column(column);
        } else if (expression instanceof Call call) {
            return call(call);
        } else if (expression instanceof OverCall over) {
            return OverResolver.typed(over, this::argument);
        } else if (expression instanceof Alias alias) {
            Expression child = Trees.withoutAlias(resolve(alias.child()));
            return new Alias(child, alias.names(), alias.id() == 0 ? ids.next() : alias.id());
        } else if (expression instanceof FieldAccess access) {
            return Scope.field(resolve(access.child()), access.name());
        } else if (expression instanceof Cast cast) {
            return calls.cast(resolve(cast.child()), cast.type());
        } else if (expression instanceof UnresolvedStar star) {
            throw AnalysisErrors.invalid(
                    "INVALID_USAGE_OF_STAR_OR_REGEX",
                    "`" + star.sql() + "` cannot stand here.",
                    "Stars stand in select lists, in count(*) and in arguments such as struct(*).");
        } else if (expression instanceof SubqueryExpression subquery) {
            throw Subqueries.misplaced(subquery);
        }
        return expression.withChildren(
                expression.children().stream().map(this::argument).toList());
    }

    /** The items of a list, stars replaced by what they stand for; not yet resolved. */
    List<Expression> expandStars(List<Expression> items) {
        List<Expression> expanded = new ArrayList<>();
        for (Expression item : items) {
            if (item instanceof UnresolvedStar star) {
                expanded.addAll(expand(star));
            } else {
                expanded.add(item);
            }
        }
        return expanded;
    }

    /** The name of a column that is not given one, as Spark prints it. */
    String nameOf(Expression unresolved) {
        if (unresolved instanceof UnresolvedColumn column) {
            return column.parts().get(column.parts().size() - 1);
        }
        if (unresolved instanceof ColumnRef column) {
            return column.name();
        }
        if (unresolved instanceof Cast cast
                && (cast.child() instanceof ColumnRef
                        || cast.child() instanceof UnresolvedColumn column && find(column) instanceof ColumnRef)) {
            return nameOf(cast.child());
        }
        return text(unresolved).sql();
    }

    /** The expression as it is printed: columns without qualifiers, windows by their name. */
    private Expression text(Expression expression) {
        return expression.transformUp(node -> {
            if (node instanceof UnresolvedColumn column) {
                Expression found = find(column);
                return found == null ? column : new UnresolvedColumn(List.of(found.sql()), column.position());
            }
            if (node instanceof Call call && TimeWindows.isWindow(call.name())) {
                return new UnresolvedColumn(List.of(call.name()), call.position());
            }
            return node instanceof Call call ? countsRows(call) : node;
        });
    }

    private @Nullable Expression find(UnresolvedColumn column) {
        for (Map<String, LambdaVariable> lambda : lambdas) {
            Expression variable = lambda.get(column.parts().get(0).toLowerCase(Locale.ROOT));
            if (variable != null) {
                for (String part : column.parts().subList(1, column.parts().size())) {
                    variable = Scope.field(variable, part);
                }
                return variable;
            }
        }
        return (insideAggregate ? namesInAggregates : names).find(column.parts(), column.position());
    }

    private Expression column(UnresolvedColumn column) {
        Expression found = find(column);
        if (found != null) {
            return found;
        }
        String name = column.parts().get(0).toLowerCase(Locale.ROOT);
        if (column.parts().size() == 1 && WITHOUT_PARENTHESES.contains(name) && calls.exists(name)) {
            return call(Call.of(name));
        }
        throw AnalysisErrors.unresolvedColumn(column.parts(), names.known(), column.position());
    }

    private List<Expression> expand(UnresolvedStar star) {
        List<ColumnRef> columns = stars.star(star.qualifier());
        if (!columns.isEmpty() || star.qualifier().isEmpty()) {
            return List.copyOf(columns);
        }
        UnresolvedColumn name = new UnresolvedColumn(star.qualifier(), io.virta.expression.SourcePosition.UNKNOWN);
        Expression struct = column(name);
        if (!(ExpressionTypes.typeOf(struct) instanceof StructType type)) {
            throw AnalysisErrors.invalid(
                    null,
                    "`" + star.sql() + "` needs a table or a struct before the dot.",
                    "Name the columns instead.");
        }
        List<Expression> fields = new ArrayList<>();
        type.fieldNames().forEach(field -> fields.add(new Alias(new FieldAccess(struct, field), field)));
        return fields;
    }

    private Expression call(Call original) {
        Call call = countsRows(original);
        switch (call.name()) {
            case "between" -> {
                Expression value = call.arguments().get(0);
                return call(Call.of(
                                "and",
                                Call.of(">=", value, call.arguments().get(1)).at(call.position()),
                                Call.of("<=", value, call.arguments().get(2)).at(call.position()))
                        .at(call.position()));
            }
            case "<>" -> {
                return call(Call.of("not", Call.of("=", call.arguments()).at(call.position())));
            }
            case "[]" -> {
                Expression parent = resolve(call.arguments().get(0));
                if (ExpressionTypes.typeOf(parent) instanceof StructType
                        && call.arguments().get(1) instanceof Literal literal
                        && literal.value() instanceof String field) {
                    return Scope.field(parent, field);
                }
            }
            default -> {}
        }
        boolean aggregates = calls.find(call) instanceof AggregateFunction;
        boolean before = insideAggregate;
        insideAggregate |= aggregates;
        List<Expression> arguments = arguments(call);
        Expression filter = call.filter() == null ? null : resolve(call.filter());
        insideAggregate = before;
        return calls.typed(call, arguments, filter);
    }

    private List<Expression> arguments(Call call) {
        List<Expression> arguments = new ArrayList<>();
        for (Expression argument : expandStars(call.arguments())) {
            arguments.add(argument instanceof Lambda ? argument : argument(argument));
        }
        if (calls.find(call) instanceof HigherOrderFunction function) {
            for (int i = 0; i < arguments.size(); i++) {
                if (arguments.get(i) instanceof Lambda lambda) {
                    TypedArguments typed = new TypedArguments(call.name(), arguments);
                    arguments.set(i, lambda(lambda, function.parameters(typed, i)));
                }
            }
        }
        return arguments;
    }

    /** An argument; aliases in it name the fields of a struct and are no columns. */
    private Expression argument(Expression argument) {
        return argument instanceof Alias alias
                ? new Alias(resolve(alias.child()), alias.names(), 0)
                : resolve(argument);
    }

    private Expression lambda(Lambda lambda, List<LambdaParameter> parameters) {
        if (lambda.parameters().size() > parameters.size()) {
            throw AnalysisErrors.invalid(
                    "INVALID_LAMBDA_FUNCTION_CALL.NUM_ARGS_MISMATCH",
                    "The lambda has " + lambda.parameters().size() + " parameters.",
                    "It may have " + parameters.size() + " at most.");
        }
        Map<String, LambdaVariable> variables = new HashMap<>();
        for (int i = 0; i < lambda.parameters().size(); i++) {
            String name = lambda.parameters().get(i);
            LambdaParameter parameter = parameters.get(i);
            variables.put(
                    name.toLowerCase(Locale.ROOT),
                    new LambdaVariable(name, parameter.type(), parameter.nullable(), ids.next()));
        }
        lambdas.push(variables);
        Expression body = resolve(lambda.body());
        lambdas.pop();
        return new Lambda(lambda.parameters(), body);
    }

    /** {@code count(*)} as {@code count(1)}. */
    private static Call countsRows(Call call) {
        boolean all = call.name().equals("count")
                && call.arguments().size() == 1
                && call.arguments().get(0) instanceof UnresolvedStar star
                && star.qualifier().isEmpty();
        return all ? (Call) call.withChildren(withFilter(new Literal(1, AtomicType.INT), call.filter())) : call;
    }

    private static List<Expression> withFilter(Expression argument, @Nullable Expression filter) {
        return filter == null ? List.of(argument) : List.of(argument, filter);
    }
}
