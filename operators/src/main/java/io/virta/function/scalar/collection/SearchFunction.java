package io.virta.function.scalar.collection;

import io.virta.batch.ArrayColumn;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.evaluation.RowComparator;
import io.virta.expression.EvaluationContext;
import io.virta.function.scalar.Header;
import io.virta.types.DataType;

/** Looks for a value in an array. */
public abstract class SearchFunction extends SearchedFunction {
    protected SearchFunction(Header header) {
        super(header);
    }

    /** The type of the result. */
    protected abstract DataType result();

    /** Appends the result for the place where the value was first found, counted from 0, -1 for nowhere. */
    protected abstract void append(ColumnBuilder out, int place, boolean hasNull);

    @Override
    protected final DataType result(DataType array) {
        return result();
    }

    @Override
    protected final BuiltRow bind(
            Column[] arguments, ColumnBuilder out, Signature signature, EvaluationContext context) {
        ArrayColumn arrays = (ArrayColumn) arguments[0].flatten();
        RowComparator order = RowComparator.of(arrays.elements(), arguments[1]);
        return row -> {
            int place = -1;
            boolean hasNull = false;
            for (int i = 0; i < arrays.size(row) && place < 0; i++) {
                boolean isNull = arrays.elements().isNull(arrays.start(row) + i);
                hasNull |= isNull;
                if (!isNull && order.compare(arrays.start(row) + i, row) == 0) {
                    place = i;
                }
            }
            append(out, place, hasNull);
        };
    }
}
