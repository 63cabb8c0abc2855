package io.virta.operator.sort;

import io.virta.batch.ArrayColumn;
import io.virta.batch.BooleanColumn;
import io.virta.batch.BytesColumn;
import io.virta.batch.Column;
import io.virta.batch.DecimalColumn;
import io.virta.batch.DoubleColumn;
import io.virta.batch.FlatColumn;
import io.virta.batch.FloatColumn;
import io.virta.batch.IntColumn;
import io.virta.batch.IntervalColumn;
import io.virta.batch.LongColumn;
import io.virta.batch.MapColumn;
import io.virta.batch.NullColumn;
import io.virta.batch.StructColumn;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.util.Arrays;
import java.util.List;

/** Compares rows of columns by number. */
@FunctionalInterface
public interface RowOrder {
    /** Less than, equal to or greater than 0 as row {@code a} comes before, with or after row {@code b}. */
    int compare(int a, int b);

    /** The order by several orders in turn. */
    static RowOrder inTurn(RowOrder[] orders) {
        if (orders.length == 1) {
            return orders[0];
        }
        return (a, b) -> {
            for (RowOrder order : orders) {
                int compared = order.compare(a, b);
                if (compared != 0) {
                    return compared;
                }
            }
            return 0;
        };
    }

    /** Whether a column's values have an order: not maps and intervals, nor what holds them. */
    static boolean isOrdered(Column column) {
        FlatColumn flat = column.flatten();
        if (flat instanceof StructColumn struct) {
            return struct.fields().stream().allMatch(RowOrder::isOrdered);
        }
        return flat instanceof ArrayColumn array
                ? isOrdered(array.elements())
                : !(flat instanceof MapColumn) && !(flat instanceof IntervalColumn);
    }

    /** The order of a column's values, with nulls before or after all of them whatever the direction. */
    static RowOrder of(Column column, boolean ascending, boolean nullsFirst) {
        FlatColumn flat = column.flatten();
        RowOrder values = ofValues(flat);
        if (!flat.mayHaveNulls()) {
            return ascending ? values : (a, b) -> values.compare(b, a);
        }
        int nullBefore = nullsFirst ? -1 : 1;
        return (a, b) -> {
            boolean aNull = flat.isNull(a);
            boolean bNull = flat.isNull(b);
            if (aNull || bNull) {
                return aNull == bNull ? 0 : aNull ? nullBefore : -nullBefore;
            }
            return ascending ? values.compare(a, b) : values.compare(b, a);
        };
    }

    /** The order of values that are not null: numbers with NaN last and both zeros equal, text and binary by unsigned bytes, arrays and structs element by element with null elements first. */
    private static RowOrder ofValues(FlatColumn column) {
        if (column instanceof IntColumn ints) {
            return (a, b) -> Integer.compare(ints.value(a), ints.value(b));
        } else if (column instanceof LongColumn longs) {
            return (a, b) -> Long.compare(longs.value(a), longs.value(b));
        } else if (column instanceof DoubleColumn doubles) {
            return (a, b) -> Double.compare(doubles.value(a) + 0.0, doubles.value(b) + 0.0);
        } else if (column instanceof FloatColumn floats) {
            return (a, b) -> Float.compare(floats.value(a) + 0.0f, floats.value(b) + 0.0f);
        } else if (column instanceof BooleanColumn booleans) {
            return (a, b) -> Boolean.compare(booleans.value(a), booleans.value(b));
        } else if (column instanceof BytesColumn bytes) {
            return ofBytes(bytes);
        } else if (column instanceof DecimalColumn decimals) {
            return ofDecimals(decimals);
        } else if (column instanceof StructColumn struct) {
            return ofStructs(struct);
        } else if (column instanceof ArrayColumn array) {
            return ofArrays(array);
        } else if (column instanceof NullColumn) {
            return (a, b) -> 0;
        }
        throw new VirtaException(
                ErrorCode.DATATYPE_MISMATCH,
                "Rows cannot be ordered by a map or an interval.",
                "Order by a field or a number computed from it.");
    }

    private static RowOrder ofBytes(BytesColumn column) {
        byte[] bytes = column.bytes();
        int[] offsets = column.offsets();
        return (a, b) -> Arrays.compareUnsigned(bytes, offsets[a], offsets[a + 1], bytes, offsets[b], offsets[b + 1]);
    }

    private static RowOrder ofDecimals(DecimalColumn column) {
        long[] low = column.low();
        return (a, b) -> {
            int compared = Long.compare(column.high(a), column.high(b));
            return compared != 0 ? compared : Long.compareUnsigned(low[a], low[b]);
        };
    }

    private static RowOrder ofStructs(StructColumn column) {
        List<Column> fields = column.fields();
        RowOrder[] orders = new RowOrder[fields.size()];
        for (int i = 0; i < orders.length; i++) {
            orders[i] = of(fields.get(i), true, true);
        }
        return inTurn(orders);
    }

    private static RowOrder ofArrays(ArrayColumn column) {
        RowOrder elements = of(column.elements(), true, true);
        return (a, b) -> {
            int common = Math.min(column.size(a), column.size(b));
            for (int i = 0; i < common; i++) {
                int compared = elements.compare(column.start(a) + i, column.start(b) + i);
                if (compared != 0) {
                    return compared;
                }
            }
            return Integer.compare(column.size(a), column.size(b));
        };
    }
}
