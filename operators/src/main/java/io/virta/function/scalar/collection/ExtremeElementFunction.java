package io.virta.function.scalar.collection;

import io.virta.batch.ArrayColumn;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.evaluation.RowComparator;
import io.virta.expression.EvaluationContext;
import io.virta.function.scalar.Header;
import io.virta.types.ArrayType;
import io.virta.types.DataType;

/** The greatest or least element of an array. */
public abstract class ExtremeElementFunction extends ArrayFunction {
    private final int sign;

    /** {@code sign} is 1 for the greatest, -1 for the least. */
    protected ExtremeElementFunction(Header header, int sign) {
        super(header);
        this.sign = sign;
    }

    @Override
    protected final DataType result(ArrayType array) {
        return array.elementType();
    }

    @Override
    protected final BuiltRow bind(
            Column[] arguments, ColumnBuilder out, Signature signature, EvaluationContext context) {
        ArrayColumn arrays = (ArrayColumn) arguments[0].flatten();
        Column elements = arrays.elements();
        RowComparator order = RowComparator.of(elements, elements);
        return row -> {
            int best = -1;
            for (int i = arrays.start(row); i < arrays.start(row) + arrays.size(row); i++) {
                if (!elements.isNull(i) && (best < 0 || sign * order.compare(i, best) > 0)) {
                    best = i;
                }
            }
            if (best < 0) {
                out.appendNull();
            } else {
                out.append(elements, best);
            }
        };
    }
}
