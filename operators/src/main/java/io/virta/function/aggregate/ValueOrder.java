package io.virta.function.aggregate;

import io.virta.batch.ArrayColumn;
import io.virta.batch.BooleanColumn;
import io.virta.batch.BytesColumn;
import io.virta.batch.Column;
import io.virta.batch.DecimalColumn;
import io.virta.batch.DoubleColumn;
import io.virta.batch.FloatColumn;
import io.virta.batch.IntColumn;
import io.virta.batch.LongColumn;
import io.virta.batch.StructColumn;
import java.util.Arrays;

/** The order of SQL values: nulls first, NaN greatest, -0.0 equal to 0.0, bytes unsigned, structs and arrays element by element. */
final class ValueOrder {
    private ValueOrder() {}

    static int compare(double a, double b) {
        return a == b ? 0 : Double.compare(a, b);
    }

    /** Compares a row of a column with a row of another of the same type. */
    static int compare(Column a, int row, Column b, int other) {
        if (a.isNull(row) || b.isNull(other)) {
            return Boolean.compare(!a.isNull(row), !b.isNull(other));
        }
        if (a instanceof LongColumn longs) {
            return Long.compare(longs.value(row), ((LongColumn) b).value(other));
        } else if (a instanceof IntColumn ints) {
            return Integer.compare(ints.value(row), ((IntColumn) b).value(other));
        } else if (a instanceof DoubleColumn doubles) {
            return compare(doubles.value(row), ((DoubleColumn) b).value(other));
        } else if (a instanceof FloatColumn floats) {
            return compare(floats.value(row), ((FloatColumn) b).value(other));
        } else if (a instanceof BooleanColumn booleans) {
            return Boolean.compare(booleans.value(row), ((BooleanColumn) b).value(other));
        } else if (a instanceof DecimalColumn decimals) {
            DecimalColumn others = (DecimalColumn) b;
            int order = Long.compare(decimals.high(row), others.high(other));
            return order != 0 ? order : Long.compareUnsigned(decimals.low()[row], others.low()[other]);
        } else if (a instanceof BytesColumn texts) {
            BytesColumn others = (BytesColumn) b;
            return Arrays.compareUnsigned(
                    texts.bytes(),
                    texts.start(row),
                    texts.offsets()[row + 1],
                    others.bytes(),
                    others.start(other),
                    others.offsets()[other + 1]);
        } else if (a instanceof StructColumn struct) {
            return structs(struct, row, (StructColumn) b, other);
        } else if (a instanceof ArrayColumn array) {
            return arrays(array, row, (ArrayColumn) b, other);
        }
        throw new IllegalStateException("no order: " + a.getClass().getName());
    }

    private static int structs(StructColumn a, int row, StructColumn b, int other) {
        for (int field = 0; field < a.fields().size(); field++) {
            int order = compare(a.field(field).flatten(), row, b.field(field).flatten(), other);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int arrays(ArrayColumn a, int row, ArrayColumn b, int other) {
        Column left = a.elements().flatten();
        Column right = b.elements().flatten();
        for (int i = 0; i < Math.min(a.size(row), b.size(other)); i++) {
            int order = compare(left, a.start(row) + i, right, b.start(other) + i);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(row), b.size(other));
    }
}
