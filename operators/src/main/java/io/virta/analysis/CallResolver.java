package io.virta.analysis;

import io.virta.evaluation.cast.CastKernels;
import io.virta.expression.AggregateCall;
import io.virta.expression.Alias;
import io.virta.expression.Call;
import io.virta.expression.Cast;
import io.virta.expression.Expression;
import io.virta.expression.ExpressionTypes;
import io.virta.expression.GeneratorCall;
import io.virta.expression.Lambda;
import io.virta.expression.Literal;
import io.virta.expression.ScalarCall;
import io.virta.expression.Trees;
import io.virta.function.AggregateFunction;
import io.virta.function.FunctionRegistry;
import io.virta.function.GeneratorFunction;
import io.virta.function.ScalarFunction;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.MapType;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns calls whose arguments are resolved into typed calls, arguments cast to what the function takes. */
final class CallResolver {
    /** Aggregates that DISTINCT does not change. */
    private static final Set<String> ALWAYS_DISTINCT =
            Set.of("min", "max", "collect_set", "bool_and", "bool_or", "every", "some", "any", "approx_count_distinct");

    private final FunctionRegistry functions;

    CallResolver(FunctionRegistry functions) {
        this.functions = functions;
    }

    boolean exists(String name) {
        return functions.find(name) != null;
    }

    /** The function of a call, or null if there is none. */
    @Nullable SqlFunction find(Call call) {
        return functions.find(call.name());
    }

    /** A typed call of a function that is known to exist. */
    Expression make(String name, Expression... arguments) {
        return typed(Call.of(name, arguments), List.of(arguments), null);
    }

    /** The typed form of a call. */
    Expression typed(Call call, List<Expression> arguments, @Nullable Expression filter) {
        if (TimeWindows.isWindow(call.name())) {
            return TimeWindows.resolve(this, call, arguments);
        }
        SqlFunction function = find(call);
        if (function == null) {
            throw AnalysisErrors.unresolvedFunction(call.name(), functions.names(), call.position());
        }
        if (function instanceof AggregateFunction aggregate) {
            return aggregate(aggregate, call, arguments, filter);
        }
        if (call.distinct() || filter != null) {
            throw AnalysisErrors.invalid(
                    "INVALID_SQL_SYNTAX.FUNCTION_WITH_UNSUPPORTED_SYNTAX",
                    "`" + call.name() + "` takes neither DISTINCT nor FILTER.",
                    "Only aggregate functions do.");
        }
        if (function instanceof GeneratorFunction generator) {
            TypedArguments typed = new TypedArguments(call.name(), arguments);
            return new GeneratorCall(generator, arguments, generator.resolve(typed));
        }
        return scalar((ScalarFunction) function, call.name(), arguments);
    }

    /** A typed scalar call. */
    ScalarCall scalar(ScalarFunction function, String name, List<Expression> arguments) {
        Signature signature = function.resolve(new TypedArguments(name, arguments));
        return new ScalarCall(function, cast(arguments, signature), signature.resultType(), signature.nullable());
    }

    /** A cast as the user wrote it, none where the type is right already. */
    Expression cast(Expression child, DataType type) {
        DataType from = ExpressionTypes.typeOf(child);
        if (!CastKernels.isAllowed(from, type)) {
            throw AnalysisErrors.mismatch(
                    "CAST_WITHOUT_SUGGESTION",
                    "`" + child.sql() + "` cannot be cast from " + from.sql() + " to " + type.sql() + ".",
                    "No value of the one type stands for a value of the other; use a function that makes one.");
        }
        return from.equals(type) ? child : new Cast(child, type);
    }

    /** An implicit cast; types that differ in nullability alone need none. */
    static Expression implicitCast(Expression argument, DataType type) {
        if (argument instanceof Lambda || sameValues(ExpressionTypes.typeOf(argument), type)) {
            return argument;
        }
        if (argument instanceof Alias alias) {
            return new Alias(implicitCast(alias.child(), type), alias.names(), alias.id());
        }
        return argument instanceof Literal literal && literal.value() == null
                ? new Literal(null, type)
                : new Cast(argument, type);
    }

    private Expression aggregate(
            AggregateFunction function, Call call, List<Expression> arguments, @Nullable Expression filter) {
        for (Expression argument : arguments) {
            if (Trees.hasAggregate(argument)) {
                throw AnalysisErrors.invalid(
                        "NESTED_AGGREGATE_FUNCTION",
                        "`" + call.sql() + "` aggregates an aggregate.",
                        "Compute the inner one in a subquery.");
            }
        }
        if (filter != null && !ExpressionTypes.typeOf(filter).equals(AtomicType.BOOLEAN)) {
            throw AnalysisErrors.mismatch(
                    "FILTER_NOT_BOOLEAN", "FILTER (WHERE " + filter.sql() + ") is not a condition.", "Compare it.");
        }
        Signature signature = function.resolve(new TypedArguments(call.name(), arguments));
        boolean distinct = call.distinct() && !ALWAYS_DISTINCT.contains(function.name());
        return new AggregateCall(
                function,
                cast(arguments, signature),
                distinct,
                filter,
                call.ignoreNulls(),
                signature.resultType(),
                signature.nullable());
    }

    private static List<Expression> cast(List<Expression> arguments, Signature signature) {
        List<Expression> cast = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            DataType type = i < signature.argumentTypes().size()
                    ? signature.argumentTypes().get(i)
                    : ExpressionTypes.typeOf(arguments.get(i));
            cast.add(implicitCast(arguments.get(i), type));
        }
        return cast;
    }

    private static boolean sameValues(DataType a, DataType b) {
        if (a instanceof ArrayType left && b instanceof ArrayType right) {
            return sameValues(left.elementType(), right.elementType());
        }
        if (a instanceof MapType left && b instanceof MapType right) {
            return sameValues(left.keyType(), right.keyType()) && sameValues(left.valueType(), right.valueType());
        }
        if (a instanceof StructType left && b instanceof StructType right && left.size() == right.size()) {
            for (int i = 0; i < left.size(); i++) {
                if (!left.field(i).name().equals(right.field(i).name())
                        || !sameValues(left.typeAt(i), right.typeAt(i))) {
                    return false;
                }
            }
            return true;
        }
        return a.equals(b);
    }
}
