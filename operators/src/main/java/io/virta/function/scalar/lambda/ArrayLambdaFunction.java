package io.virta.function.scalar.lambda;

import io.virta.batch.ArrayColumn;
import io.virta.batch.Column;
import io.virta.batch.IntColumn;
import io.virta.function.HigherOrderFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import java.util.List;

/** A function of an array and a lambda of an element and, if it likes, its index. The lambda is computed once for the elements of all rows. */
public abstract class ArrayLambdaFunction extends NamedFunction implements HigherOrderFunction {
    protected ArrayLambdaFunction(Header header) {
        super(header);
    }

    /** The type of the result. */
    protected abstract DataType result(ArrayType array, DataType body);

    /** The results of all rows. */
    abstract Column apply(ArrayColumn arrays, ElementRun run, Column values, Signature signature);

    @Override
    public final List<LambdaParameter> parameters(TypedArguments arguments, int lambdaIndex) {
        return List.of(LambdaTypes.element(arguments, 0), new LambdaParameter(AtomicType.INT, false));
    }

    @Override
    public final Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 2, 2);
        if (!(arguments.type(0) instanceof ArrayType array)) {
            throw Typing.mismatch(arguments, 0, "ARRAY");
        }
        return Typing.asIs(arguments, result(array, arguments.type(1)));
    }

    @Override
    public final HigherOrderKernel higherOrderKernel(TypedArguments arguments, Signature signature) {
        return (columns, lambdas, rowCount, context) -> {
            ArrayColumn arrays = (ArrayColumn) columns[0].flatten();
            ElementRun run = ElementRun.of(arrays);
            Column values =
                    lambdas[0].apply(run.sources(), run.count(), run.elements(), new IntColumn(run.indices(), null));
            return apply(arrays, run, values.flatten(), signature);
        };
    }
}
