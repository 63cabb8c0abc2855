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
import io.virta.types.ArrayType;
import io.virta.types.DataType;

/** The array without nulls. */
@AutoService(SqlFunction.class)
public final class ArrayCompact extends ArrayFunction {
    public ArrayCompact() {
        super(Header.of("collection", "array_compact")
                .usage("array_compact(array)")
                .text("The array without nulls.")
                .example("array_compact(array(1, NULL, 2))", "[1, 2]"));
    }

    @Override
    protected DataType result(ArrayType array) {
        return new ArrayType(array.elementType(), false);
    }

    @Override
    protected BuiltRow bind(Column[] arguments, ColumnBuilder out, Signature signature, EvaluationContext context) {
        ArrayColumn arrays = (ArrayColumn) arguments[0].flatten();
        ArrayBuilder builder = (ArrayBuilder) out;
        return row -> {
            for (int i = arrays.start(row); i < arrays.start(row) + arrays.size(row); i++) {
                if (!arrays.elements().isNull(i)) {
                    builder.elements().append(arrays.elements(), i);
                }
            }
            builder.append();
        };
    }
}
