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

/** The array with a value at its end. */
@AutoService(SqlFunction.class)
public final class ArrayAppend extends SearchedFunction {
    public ArrayAppend() {
        super(Header.of("collection", "array_append")
                .usage("array_append(array, value)")
                .text("The array with a value at its end.")
                .example("array_append(array(1), 2)", "[1, 2]"));
    }

    @Override
    protected boolean takesNullValue() {
        return true;
    }

    @Override
    protected BuiltRow bind(Column[] arguments, ColumnBuilder out, Signature signature, EvaluationContext context) {
        ArrayColumn arrays = (ArrayColumn) arguments[0].flatten();
        ArrayBuilder builder = (ArrayBuilder) out;
        return row -> {
            if (arrays.isNull(row)) {
                out.appendNull();
                return;
            }
            for (int i = arrays.start(row); i < arrays.start(row) + arrays.size(row); i++) {
                builder.elements().append(arrays.elements(), i);
            }
            builder.elements().append(arguments[1], row);
            builder.append();
        };
    }
}
