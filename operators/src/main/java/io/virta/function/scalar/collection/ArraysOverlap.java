package io.virta.function.scalar.collection;

import com.google.auto.service.AutoService;
import io.virta.batch.ArrayColumn;
import io.virta.batch.BooleanBuilder;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.evaluation.RowComparator;
import io.virta.expression.EvaluationContext;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.types.AtomicType;
import io.virta.types.DataType;

/** Whether two arrays have a common element that is not null; null if not but both have elements and one has a null. */
@AutoService(SqlFunction.class)
public final class ArraysOverlap extends ArrayPairFunction {
    public ArraysOverlap() {
        super(Header.of("collection", "arrays_overlap")
                .usage("arrays_overlap(array1, array2)")
                .text(
                        "Whether two arrays have a common element that is not null; null if not but both have elements and one has a null.")
                .example("arrays_overlap(array(1, 2), array(2, 3))", "true"));
    }

    @Override
    protected DataType result(DataType array) {
        return AtomicType.BOOLEAN;
    }

    @Override
    protected BuiltRow bind(Column[] arguments, ColumnBuilder out, Signature signature, EvaluationContext context) {
        ArrayColumn left = (ArrayColumn) arguments[0].flatten();
        ArrayColumn right = (ArrayColumn) arguments[1].flatten();
        RowComparator order = RowComparator.of(left.elements(), right.elements());
        return row -> {
            boolean found = false;
            boolean hasNull = false;
            for (int a = left.start(row); a < left.start(row) + left.size(row) && !found; a++) {
                for (int b = right.start(row); b < right.start(row) + right.size(row) && !found; b++) {
                    boolean isNull =
                            left.elements().isNull(a) || right.elements().isNull(b);
                    hasNull |= isNull;
                    found = !isNull && order.compare(a, b) == 0;
                }
            }
            if (!found && hasNull) {
                out.appendNull();
            } else {
                ((BooleanBuilder) out).append(found);
            }
        };
    }
}
