package io.virta.function.scalar.lambda;

import com.google.auto.service.AutoService;
import io.virta.batch.ArrayColumn;
import io.virta.batch.Column;
import io.virta.evaluation.Booleans;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.types.ArrayType;
import io.virta.types.DataType;

/** The elements of an array for which a lambda is true. */
@AutoService(SqlFunction.class)
public final class FilterArray extends ArrayLambdaFunction {
    public FilterArray() {
        super(Header.of("lambda", "filter")
                .usage("filter(array, x -> condition), filter(array, (x, i) -> condition)")
                .text("The elements of an array for which a lambda is true.")
                .example("filter(array(1, 2, 3), x -> x > 1)", "[2, 3]"));
    }

    @Override
    protected DataType result(ArrayType array, DataType body) {
        return array;
    }

    @Override
    Column apply(ArrayColumn arrays, ElementRun run, Column values, Signature signature) {
        Booleans kept = Booleans.of(values);
        int[] rows = new int[run.count()];
        int[] offsets = new int[arrays.length() + 1];
        int size = 0;
        for (int row = 0; row < arrays.length(); row++) {
            for (int i = run.offsets()[row]; i < run.offsets()[row + 1]; i++) {
                if (!kept.isNull(i) && kept.at(i)) {
                    rows[size++] = i;
                }
            }
            offsets[row + 1] = size;
        }
        return new ArrayColumn(run.elements().gather(rows, size), offsets, arrays.nullMask(), arrays.length());
    }
}
