package io.virta.function.scalar.collection;

import com.google.auto.service.AutoService;
import io.virta.batch.ArrayBuilder;
import io.virta.batch.ArrayColumn;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.expression.EvaluationContext;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** The elements of the first array that the second does not have, without repetition. */
@AutoService(SqlFunction.class)
public final class ArrayExcept extends ArrayPairFunction {
    public ArrayExcept() {
        super(Header.of("collection", "array_except")
                .usage("array_except(array1, array2)")
                .text("The elements of the first array that the second does not have, without repetition.")
                .example("array_except(array(1, 2, 3), array(3, 1))", "[2]"));
    }

    @Override
    protected BuiltRow bind(Column[] arguments, ColumnBuilder out, Signature signature, EvaluationContext context) {
        return ElementSet.filter(
                        (ArrayColumn) arguments[0].flatten(),
                        (ArrayColumn) arguments[1].flatten(),
                        false,
                        (ArrayBuilder) out)::accept;
    }
}
