package io.virta.function.scalar.collection;

import com.google.auto.service.AutoService;
import io.virta.batch.ArrayColumn;
import io.virta.evaluation.Booleans;
import io.virta.evaluation.RowComparator;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import java.util.List;

/** The array in ascending order with nulls first, or in descending order with nulls last. */
@AutoService(SqlFunction.class)
public final class SortArray extends NamedFunction {
    public SortArray() {
        super(Header.of("collection", "sort_array")
                .usage("sort_array(array[, ascending])")
                .text("The array in ascending order with nulls first, or in descending order with nulls last.")
                .example("sort_array(array(3, NULL, 1))", "[null, 1, 3]")
                .example("sort_array(array(1, 3), false)", "[3, 1]"));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 1, 2);
        if (!(arguments.type(0) instanceof ArrayType array)) {
            throw Typing.mismatch(arguments, 0, "ARRAY");
        }
        List<DataType> types =
                arguments.size() == 1 ? List.of(array) : List.of(array, Typing.fit(arguments, 1, AtomicType.BOOLEAN));
        return Typing.strict(arguments, types, array);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return (columns, rowCount, context) -> {
            ArrayColumn arrays = (ArrayColumn) columns[0].flatten();
            Booleans ascending = columns.length > 1 ? Booleans.of(columns[1]) : null;
            RowComparator order = RowComparator.nullsFirst(arrays.elements(), arrays.elements());
            return ElementOrder.sort(
                    arrays,
                    (row, a, b) -> ascending == null || ascending.at(row) ? order.compare(a, b) : order.compare(b, a));
        };
    }
}
