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

/** The elements of the first array that the second has, without repetition. */
@AutoService(SqlFunction.class)
public final class ArrayIntersect extends ArrayPairFunction {
    public ArrayIntersect() {
        super(Header.of("collection", "array_intersect")
                .usage("array_intersect(array1, array2)")
                .text("The elements of the first array that the second has, without repetition.")
                .example("array_intersect(array(1, 2, 3), array(3, 1))", "[1, 3]"));
    }

    @Override
    protected BuiltRow bind(Column[] arguments, ColumnBuilder out, Signature signature, EvaluationContext context) {
        return ElementSet.filter(
                        (ArrayColumn) arguments[0].flatten(), (ArrayColumn) arguments[1].flatten(), true, (ArrayBuilder)
                                out)::accept;
    }
}
