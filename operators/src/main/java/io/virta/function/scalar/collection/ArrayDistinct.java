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

/** The array without repeated elements; nulls are equal to each other. */
@AutoService(SqlFunction.class)
public final class ArrayDistinct extends ArrayFunction {
    public ArrayDistinct() {
        super(Header.of("collection", "array_distinct")
                .usage("array_distinct(array)")
                .text("The array without repeated elements; nulls are equal to each other.")
                .example("array_distinct(array(3, 1, 3))", "[3, 1]"));
    }

    @Override
    protected DataType result(ArrayType array) {
        return array;
    }

    @Override
    protected BuiltRow bind(Column[] arguments, ColumnBuilder out, Signature signature, EvaluationContext context) {
        ArrayColumn arrays = (ArrayColumn) arguments[0].flatten();
        ElementSet set = new ElementSet();
        return row -> {
            set.clear();
            ArrayBuilder builder = (ArrayBuilder) out;
            set.addNew(arrays, row, builder.elements());
            builder.append();
        };
    }
}
