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

/** The array with a value at its start. */
@AutoService(SqlFunction.class)
public final class ArrayPrepend extends SearchedFunction {
    public ArrayPrepend() {
        super(Header.of("collection", "array_prepend")
                .usage("array_prepend(array, value)")
                .text("The array with a value at its start.")
                .example("array_prepend(array(1), 2)", "[2, 1]"));
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
            builder.elements().append(arguments[1], row);
            for (int i = arrays.start(row); i < arrays.start(row) + arrays.size(row); i++) {
                builder.elements().append(arrays.elements(), i);
            }
            builder.append();
        };
    }
}
