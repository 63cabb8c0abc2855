package io.virta.function.scalar.lambda;

import com.google.auto.service.AutoService;
import io.virta.batch.ArrayColumn;
import io.virta.batch.Column;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.DataType;

/** Whether a lambda is true for all elements of an array; null if it is false for none but null for some. */
@AutoService(SqlFunction.class)
public final class ForAll extends ArrayLambdaFunction {
    public ForAll() {
        super(Header.of("lambda", "forall")
                .usage("forall(array, x -> condition)")
                .text(
                        "Whether a lambda is true for all elements of an array; null if it is false for none but null for some.")
                .example("forall(array(1, 2), x -> x > 1)", "false"));
    }

    @Override
    protected DataType result(ArrayType array, DataType body) {
        return AtomicType.BOOLEAN;
    }

    @Override
    Column apply(ArrayColumn arrays, ElementRun run, Column values, Signature signature) {
        return Quantifier.apply(arrays, run, values, false);
    }
}
