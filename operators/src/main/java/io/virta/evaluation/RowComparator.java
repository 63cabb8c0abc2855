package io.virta.evaluation;

import io.virta.batch.ArrayColumn;
import io.virta.batch.BooleanColumn;
import io.virta.batch.BytesColumn;
import io.virta.batch.Column;
import io.virta.batch.ConstantColumn;
import io.virta.batch.DecimalColumn;
import io.virta.batch.DoubleColumn;
import io.virta.batch.FlatColumn;
import io.virta.batch.FloatColumn;
import io.virta.batch.IntColumn;
import io.virta.batch.IntervalColumn;
import io.virta.batch.LongColumn;
import io.virta.batch.StructColumn;
import io.virta.error.VirtaException;
import java.util.Arrays;

/**
 * Compares rows of two columns of one type in SQL's order: strings by bytes, NaN equal to itself and above all numbers, -0.0 equal to 0.0, arrays and structs
 * part by part. {@link #compare} is for rows that are not null; inside arrays and structs null comes first.
 */
@FunctionalInterface
public interface RowComparator {
    /** Negative, zero or positive as the row of the left column is less than, equal to or greater than that of the right. */
    int compare(int leftRow, int rightRow);

    /** As {@link #compare} of rows that may be null, which come first and are equal to each other. */
    static RowComparator nullsFirst(Column left, Column right) {
        RowComparator values = of(left, right);
        return (a, b) -> {
            boolean leftNull = left.isNull(a);
            boolean rightNull = right.isNull(b);
            return leftNull || rightNull ? (leftNull ? 0 : 1) - (rightNull ? 0 : 1) : values.compare(a, b);
        };
    }

    /** A comparator of two columns of one physical type. */
    static RowComparator of(Column left, Column right) {
        if (left instanceof ConstantColumn constant) {
            RowComparator values = of(constant.value(), right);
            return (a, b) -> values.compare(0, b);
        }
        if (right instanceof ConstantColumn constant) {
            RowComparator values = of(left, constant.value());
            return (a, b) -> values.compare(a, 0);
        }
        return ofFlat(left.flatten(), right.flatten());
    }

    private static RowComparator ofFlat(FlatColumn left, FlatColumn right) {
        if (left instanceof LongColumn x && right instanceof LongColumn y) {
            return (a, b) -> Long.compare(x.value(a), y.value(b));
        } else if (left instanceof IntColumn x && right instanceof IntColumn y) {
            return (a, b) -> Integer.compare(x.value(a), y.value(b));
        } else if (left instanceof BytesColumn x && right instanceof BytesColumn y) {
            return (a, b) -> Arrays.compareUnsigned(
                    x.bytes(), x.offsets()[a], x.offsets()[a + 1], y.bytes(), y.offsets()[b], y.offsets()[b + 1]);
        } else if (left instanceof DoubleColumn x && right instanceof DoubleColumn y) {
            return (a, b) -> compare(x.value(a), y.value(b));
        } else if (left instanceof FloatColumn x && right instanceof FloatColumn y) {
            return (a, b) -> compare(x.value(a), (double) y.value(b));
        } else if (left instanceof BooleanColumn x && right instanceof BooleanColumn y) {
            return (a, b) -> Boolean.compare(x.value(a), y.value(b));
        } else if (left instanceof DecimalColumn x && right instanceof DecimalColumn y) {
            return (a, b) -> {
                int high = Long.compare(x.high(a), y.high(b));
                return high != 0 ? high : Long.compareUnsigned(x.low()[a], y.low()[b]);
            };
        } else if (left instanceof IntervalColumn x && right instanceof IntervalColumn y) {
            return (a, b) -> {
                int months = Integer.compare(x.months()[a], y.months()[b]);
                int days = Integer.compare(x.days()[a], y.days()[b]);
                return months != 0 ? months : days != 0 ? days : Long.compare(x.micros()[a], y.micros()[b]);
            };
        } else if (left instanceof ArrayColumn x && right instanceof ArrayColumn y) {
            return ofArrays(x, y);
        } else if (left instanceof StructColumn x && right instanceof StructColumn y) {
            return ofStructs(x, y);
        }
        throw VirtaException.internal("Values of " + left.getClass().getSimpleName() + " have no order.");
    }

    private static RowComparator ofArrays(ArrayColumn left, ArrayColumn right) {
        RowComparator elements = nullsFirst(left.elements(), right.elements());
        return (a, b) -> {
            int common = Math.min(left.size(a), right.size(b));
            for (int i = 0; i < common; i++) {
                int order = elements.compare(left.start(a) + i, right.start(b) + i);
                if (order != 0) {
                    return order;
                }
            }
            return Integer.compare(left.size(a), right.size(b));
        };
    }

    private static RowComparator ofStructs(StructColumn left, StructColumn right) {
        RowComparator[] fields = new RowComparator[left.fields().size()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = nullsFirst(left.field(i), right.field(i));
        }
        return (a, b) -> {
            for (RowComparator field : fields) {
                int order = field.compare(a, b);
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        };
    }

    /** The order of two doubles, with NaN above all and zeros equal. */
    static int compare(double a, double b) {
        if (a < b) {
            return -1;
        }
        if (a > b) {
            return 1;
        }
        if (a == b) {
            return 0;
        }
        return Boolean.compare(Double.isNaN(a), Double.isNaN(b));
    }
}
