package io.virta.function.scalar.lambda;

import io.virta.function.HigherOrderFunction.LambdaParameter;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.scalar.Typing;
import io.virta.types.ArrayType;

/** The parameters of lambdas. */
final class LambdaTypes {
    private LambdaTypes() {}

    /** A parameter that stands for the elements of an argument. */
    static LambdaParameter element(TypedArguments arguments, int index) {
        if (!(arguments.type(index) instanceof ArrayType array)) {
            throw Typing.mismatch(arguments, index, "ARRAY");
        }
        return new LambdaParameter(array.elementType(), array.containsNull());
    }
}
