package io.virta.function.scalar.collection;

import com.google.auto.service.AutoService;
import io.virta.batch.ArrayBuilder;
import io.virta.batch.ArrayColumn;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.evaluation.RowComparator;
import io.virta.expression.EvaluationContext;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** The array without the elements that are equal to a value; nulls stay. */
@AutoService(SqlFunction.class)
public final class ArrayRemove extends SearchedFunction {
    public ArrayRemove() {
        super(Header.of("collection", "array_remove")
                .usage("array_remove(array, value)")
                .text("The array without the elements that are equal to a value; nulls stay.")
                .example("array_remove(array(1, 2, 1), 1)", "[2]"));
    }

    @Override
    protected BuiltRow bind(Column[] arguments, ColumnBuilder out, Signature signature, EvaluationContext context) {
        ArrayColumn arrays = (ArrayColumn) arguments[0].flatten();
        ArrayBuilder builder = (ArrayBuilder) out;
        RowComparator order = RowComparator.of(arrays.elements(), arguments[1]);
        return row -> {
            for (int i = arrays.start(row); i < arrays.start(row) + arrays.size(row); i++) {
                if (arrays.elements().isNull(i) || order.compare(i, row) != 0) {
                    builder.elements().append(arrays.elements(), i);
                }
            }
            builder.append();
        };
    }
}
