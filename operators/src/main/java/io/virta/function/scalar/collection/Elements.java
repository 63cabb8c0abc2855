package io.virta.function.scalar.collection;

import io.virta.batch.ArrayColumn;
import io.virta.batch.Column;
import io.virta.batch.FlatColumn;
import io.virta.batch.MapColumn;
import io.virta.evaluation.Ints;
import io.virta.evaluation.RowComparator;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.scalar.ArgumentErrors;
import io.virta.function.scalar.Typing;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.MapType;
import java.util.List;

/** Picks elements of arrays by index and values of maps by key. */
public final class Elements {
    static final boolean FROM_ZERO = false;
    static final boolean FROM_ONE = true;

    private Elements() {}

    /** Types of a call with a collection and an index or key. */
    public static Signature resolve(TypedArguments arguments, DataType indexType) {
        if (arguments.type(0) instanceof MapType map) {
            return new Signature(List.of(map, Typing.fit(arguments, 1, map.keyType())), map.valueType(), true);
        }
        if (arguments.type(0) instanceof ArrayType array) {
            if (!arguments.type(1).isIntegral() && arguments.type(1) != AtomicType.VOID) {
                throw Typing.mismatch(arguments, 1, "INT");
            }
            return new Signature(List.of(array, indexType), array.elementType(), true);
        }
        throw Typing.mismatch(arguments, 0, "ARRAY or MAP");
    }

    static Kernel kernel(boolean fromOne) {
        return (columns, rowCount, context) -> {
            FlatColumn collection = columns[0].flatten();
            if (collection instanceof MapColumn maps) {
                return maps.values().gather(places(maps, columns[1], rowCount), rowCount);
            }
            ArrayColumn arrays = (ArrayColumn) collection;
            Ints indices = Ints.of(columns[1]);
            int[] rows = new int[rowCount];
            for (int row = 0; row < rowCount; row++) {
                boolean isNull = arrays.isNull(row) || indices.isNull(row);
                rows[row] = isNull ? -1 : place(arrays, row, indices.at(row), fromOne);
            }
            return arrays.elements().gather(rows, rowCount);
        };
    }

    private static int place(ArrayColumn arrays, int row, int index, boolean fromOne) {
        int size = arrays.size(row);
        if (fromOne && index == 0) {
            throw ArgumentErrors.indexOfZero();
        }
        int place = !fromOne ? index : index > 0 ? index - 1 : size + index;
        return place < 0 || place >= size ? -1 : arrays.start(row) + place;
    }

    /** The entry of each map that has the key, or -1. */
    public static int[] places(MapColumn maps, Column keys, int rowCount) {
        RowComparator order = RowComparator.of(maps.keys(), keys);
        int[] places = new int[rowCount];
        for (int row = 0; row < rowCount; row++) {
            places[row] = -1;
            if (!maps.isNull(row) && !keys.isNull(row)) {
                for (int i = maps.start(row); i < maps.start(row) + maps.size(row); i++) {
                    if (order.compare(i, row) == 0) {
                        places[row] = i;
                    }
                }
            }
        }
        return places;
    }
}
