package io.virta.api;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.expression.Expression;
import io.virta.expression.ScalarCall;
import io.virta.session.UserFunction;
import io.virta.types.DataType;
import java.util.Arrays;
import java.util.List;

/** A function of the user's, ready to be applied to columns; {@link functions#udf} makes it. Immutable. */
public final class UserDefinedFunction {
    private final UserFunction function;

    UserDefinedFunction(UserFunction function) {
        this.function = function;
    }

    static UserDefinedFunction of(UserFunction.Body body, int arity, DataType returnType) {
        return new UserDefinedFunction(new UserFunction("UDF", arity, returnType, true, body));
    }

    UserFunction function() {
        return function;
    }

    /** The function's value for these columns. */
    public Column apply(Column... arguments) {
        if (arguments.length != function.arity()) {
            throw new VirtaException(
                    ErrorCode.WRONG_NUM_ARGS,
                    "The function '" + function.name() + "' takes " + function.arity() + " arguments, not "
                            + arguments.length + ".",
                    "Give it as many columns as its lambda has parameters.");
        }
        List<Expression> expressions =
                Arrays.stream(arguments).map(Column::expr).toList();
        return new Column(new ScalarCall(function, expressions, function.returnType(), true));
    }

    /** The same function under a name, for plans and messages. */
    public UserDefinedFunction withName(String name) {
        return new UserDefinedFunction(new UserFunction(
                name, function.arity(), function.returnType(), function.isDeterministic(), function.body()));
    }

    /** The same function, declared to give different values for equal arguments, so that calls are not merged or moved. */
    public UserDefinedFunction asNondeterministic() {
        return new UserDefinedFunction(
                new UserFunction(function.name(), function.arity(), function.returnType(), false, function.body()));
    }
}
