package io.virta.evaluation;

import io.virta.batch.ArrayColumn;
import io.virta.batch.BooleanColumn;
import io.virta.batch.BytesColumn;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.ConstantColumn;
import io.virta.batch.DecimalColumn;
import io.virta.batch.DoubleColumn;
import io.virta.batch.FlatColumn;
import io.virta.batch.FloatColumn;
import io.virta.batch.IntColumn;
import io.virta.batch.IntervalColumn;
import io.virta.batch.LongColumn;
import io.virta.batch.MapColumn;
import io.virta.batch.NullColumn;
import io.virta.batch.NullMasks;
import io.virta.batch.StructColumn;
import io.virta.types.DataType;

/** Columns of nulls and flat columns with more nulls. */
public final class NullableColumns {
    private NullableColumns() {}

    /** A constant column of nulls. */
    public static ConstantColumn nulls(DataType type, int length) {
        ColumnBuilder builder = ColumnBuilder.of(type, 1);
        builder.appendNull();
        return new ConstantColumn(builder.build(), length);
    }

    /** The same column, null also where {@code nulls} is true. Rows that become null lose their bytes, elements or entries. */
    public static FlatColumn withNulls(FlatColumn column, boolean[] nulls) {
        boolean[] mask = NullMasks.or(column.nullMask(), nulls);
        int length = column.length();
        if (column instanceof LongColumn c) {
            return new LongColumn(c.values(), mask, length);
        } else if (column instanceof IntColumn c) {
            return new IntColumn(c.values(), mask, length);
        } else if (column instanceof DoubleColumn c) {
            return new DoubleColumn(c.values(), mask, length);
        } else if (column instanceof FloatColumn c) {
            return new FloatColumn(c.values(), mask, length);
        } else if (column instanceof BooleanColumn c) {
            return new BooleanColumn(c.values(), mask, length);
        } else if (column instanceof DecimalColumn c) {
            return new DecimalColumn(c.low(), c.high(), mask, length);
        } else if (column instanceof IntervalColumn c) {
            return new IntervalColumn(c.months(), c.days(), c.micros(), mask, length);
        } else if (column instanceof StructColumn c) {
            return new StructColumn(c.fields(), mask, length);
        } else if (column instanceof BytesColumn c) {
            return fits(c.offsets(), nulls, length)
                    ? new BytesColumn(c.bytes(), c.offsets(), mask, length)
                    : cleared(c, nulls);
        } else if (column instanceof ArrayColumn c) {
            return fits(c.offsets(), nulls, length)
                    ? new ArrayColumn(c.elements(), c.offsets(), mask, length)
                    : cleared(c, nulls);
        } else if (column instanceof MapColumn c) {
            return fits(c.offsets(), nulls, length)
                    ? new MapColumn(c.keys(), c.values(), c.offsets(), mask, length)
                    : cleared(c, nulls);
        }
        return (NullColumn) column;
    }

    private static boolean fits(int[] offsets, boolean[] nulls, int length) {
        for (int i = 0; i < length; i++) {
            if (nulls[i] && offsets[i] != offsets[i + 1]) {
                return false;
            }
        }
        return true;
    }

    private static FlatColumn cleared(FlatColumn column, boolean[] nulls) {
        int[] rows = new int[column.length()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = nulls[i] ? -1 : i;
        }
        return column.gather(rows, rows.length);
    }
}
