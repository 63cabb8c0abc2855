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

/** The elements of the arrays of an array in one array; null if one of these is null. */
@AutoService(SqlFunction.class)
public final class Flatten extends ArrayFunction {
    public Flatten() {
        super(Header.of("collection", "flatten")
                .usage("flatten(array of arrays)")
                .text("The elements of the arrays of an array in one array; null if one of these is null.")
                .example("flatten(array(array(1, 2), array(3)))", "[1, 2, 3]"));
    }

    @Override
    protected DataType result(ArrayType array) {
        return array.elementType() instanceof ArrayType inner ? inner : array;
    }

    @Override
    protected BuiltRow bind(Column[] arguments, ColumnBuilder out, Signature signature, EvaluationContext context) {
        ArrayColumn arrays = (ArrayColumn) arguments[0].flatten();
        ArrayColumn inner = (ArrayColumn) arrays.elements().flatten();
        ArrayBuilder builder = (ArrayBuilder) out;
        return row -> {
            boolean hasNull = false;
            for (int i = arrays.start(row); i < arrays.start(row) + arrays.size(row); i++) {
                hasNull |= inner.isNull(i);
            }
            if (hasNull) {
                out.appendNull();
                return;
            }
            for (int i = arrays.start(row); i < arrays.start(row) + arrays.size(row); i++) {
                for (int k = inner.start(i); k < inner.start(i) + inner.size(i); k++) {
                    builder.elements().append(inner.elements(), k);
                }
            }
            builder.append();
        };
    }
}
