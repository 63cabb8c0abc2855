package io.virta.optimizer;

import io.virta.expression.Expression;
import io.virta.expression.ScalarCall;
import io.virta.function.FunctionRegistry;
import io.virta.function.ScalarFunction;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import java.util.List;
import java.util.Objects;

/** Calls that rewriting adds to a plan. */
final class Functions {
    private Functions() {}

    /** A call of a built-in function on arguments that already have the types it takes. */
    static ScalarCall call(String name, Expression... arguments) {
        ScalarFunction function = (ScalarFunction)
                Objects.requireNonNull(FunctionRegistry.builtIn().find(name));
        Signature signature = function.resolve(new TypedArguments(name, List.of(arguments)));
        return new ScalarCall(function, List.of(arguments), signature.resultType(), signature.nullable());
    }

    /** All conditions together; at least one. */
    static Expression and(List<Expression> conditions) {
        Expression all = conditions.get(0);
        for (Expression condition : conditions.subList(1, conditions.size())) {
            all = call("and", all, condition);
        }
        return all;
    }
}
