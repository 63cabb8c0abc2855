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

/** The elements of both arrays without repetition. */
@AutoService(SqlFunction.class)
public final class ArrayUnion extends ArrayPairFunction {
    public ArrayUnion() {
        super(Header.of("collection", "array_union")
                .usage("array_union(array1, array2)")
                .text("The elements of both arrays without repetition.")
                .example("array_union(array(1, 2), array(2, 3))", "[1, 2, 3]"));
    }

    @Override
    protected BuiltRow bind(Column[] arguments, ColumnBuilder out, Signature signature, EvaluationContext context) {
        ArrayColumn left = (ArrayColumn) arguments[0].flatten();
        ArrayColumn right = (ArrayColumn) arguments[1].flatten();
        ElementSet set = new ElementSet();
        return row -> {
            set.clear();
            ArrayBuilder builder = (ArrayBuilder) out;
            set.addNew(left, row, builder.elements());
            set.addNew(right, row, builder.elements());
            builder.append();
        };
    }
}
