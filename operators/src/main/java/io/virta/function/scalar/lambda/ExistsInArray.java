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

/** Whether a lambda is true for some element of an array; null if for none but null for some. */
@AutoService(SqlFunction.class)
public final class ExistsInArray extends ArrayLambdaFunction {
    public ExistsInArray() {
        super(Header.of("lambda", "exists")
                .usage("exists(array, x -> condition)")
                .text("Whether a lambda is true for some element of an array; null if for none but null for some.")
                .example("exists(array(1, 2), x -> x > 1)", "true"));
    }

    @Override
    protected DataType result(ArrayType array, DataType body) {
        return AtomicType.BOOLEAN;
    }

    @Override
    Column apply(ArrayColumn arrays, ElementRun run, Column values, Signature signature) {
        return Quantifier.apply(arrays, run, values, true);
    }
}
