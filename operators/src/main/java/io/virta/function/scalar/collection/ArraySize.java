package io.virta.function.scalar.collection;

import com.google.auto.service.AutoService;
import io.virta.batch.ArrayColumn;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.IntBuilder;
import io.virta.expression.EvaluationContext;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.DataType;

/** How many elements an array has; null of null. */
@AutoService(SqlFunction.class)
public final class ArraySize extends ArrayFunction {
    public ArraySize() {
        super(Header.of("collection", "array_size")
                .usage("array_size(array)")
                .text("How many elements an array has; null of null.")
                .example("array_size(array(1, 2))", "2"));
    }

    @Override
    protected DataType result(ArrayType array) {
        return AtomicType.INT;
    }

    @Override
    protected BuiltRow bind(Column[] arguments, ColumnBuilder out, Signature signature, EvaluationContext context) {
        ArrayColumn arrays = (ArrayColumn) arguments[0].flatten();
        return row -> ((IntBuilder) out).append(arrays.size(row));
    }
}
