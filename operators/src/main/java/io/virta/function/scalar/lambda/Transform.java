package io.virta.function.scalar.lambda;

import com.google.auto.service.AutoService;
import io.virta.batch.ArrayColumn;
import io.virta.batch.Column;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.types.ArrayType;
import io.virta.types.DataType;

/** The value of a lambda for each element of an array; i is its index, counted from 0. */
@AutoService(SqlFunction.class)
public final class Transform extends ArrayLambdaFunction {
    public Transform() {
        super(Header.of("lambda", "transform")
                .usage("transform(array, x -> expr), transform(array, (x, i) -> expr)")
                .text("The value of a lambda for each element of an array; i is its index, counted from 0.")
                .example("transform(array(1, 2), x -> x + 1)", "[2, 3]")
                .example("transform(array(5, 6), (x, i) -> x * i)", "[0, 6]"));
    }

    @Override
    protected DataType result(ArrayType array, DataType body) {
        return new ArrayType(body);
    }

    @Override
    Column apply(ArrayColumn arrays, ElementRun run, Column values, Signature signature) {
        return new ArrayColumn(values, run.offsets(), arrays.nullMask(), arrays.length());
    }
}
