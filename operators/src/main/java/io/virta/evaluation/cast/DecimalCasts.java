package io.virta.evaluation.cast;

import io.virta.batch.BooleanColumn;
import io.virta.batch.BytesColumn;
import io.virta.batch.Column;
import io.virta.batch.DecimalColumn;
import io.virta.batch.DoubleColumn;
import io.virta.batch.FlatColumn;
import io.virta.batch.FloatColumn;
import io.virta.batch.LongColumn;
import io.virta.evaluation.DecimalWriter;
import io.virta.function.Kernel;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.DecimalType;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Casts to and from decimal; digits beyond the scale are rounded half up, values beyond the precision become null. */
final class DecimalCasts {
    private DecimalCasts() {}

    static @Nullable Kernel find(DataType from, DataType to) {
        if (from instanceof DecimalType source && to instanceof DecimalType target) {
            return (columns, rowCount, context) ->
                    rescale((DecimalColumn) columns[0].flatten(), source, target, rowCount);
        }
        if (to instanceof DecimalType target && from instanceof AtomicType source) {
            if (source.numericRank() > 0 || source == AtomicType.BOOLEAN) {
                return (columns, rowCount, context) -> ofNumber(columns[0].flatten(), target, rowCount);
            }
            if (source == AtomicType.TIMESTAMP) {
                return (columns, rowCount, context) -> ofMicros((LongColumn) columns[0].flatten(), target, rowCount);
            }
        }
        if (from instanceof DecimalType source && to instanceof AtomicType target) {
            if (target.numericRank() > 0 || target == AtomicType.BOOLEAN) {
                return (columns, rowCount, context) ->
                        toNumber((DecimalColumn) columns[0].flatten(), source, target, rowCount);
            }
            if (target == AtomicType.TIMESTAMP) {
                return (columns, rowCount, context) -> toMicros((DecimalColumn) columns[0].flatten(), source, rowCount);
            }
        }
        return null;
    }

    static Column ofText(BytesColumn text, DecimalType to, int rowCount) {
        DecimalWriter out = new DecimalWriter(to, rowCount);
        for (int i = 0; i < rowCount; i++) {
            BigDecimal value = null;
            if (text.lengthBytes(i) > 0) {
                try {
                    value = new BigDecimal(text.string(i).trim());
                } catch (NumberFormatException e) {
                    value = null;
                }
            }
            out.put(value);
        }
        return out.build();
    }

    private static Column rescale(DecimalColumn column, DecimalType from, DecimalType to, int rowCount) {
        DecimalWriter out = new DecimalWriter(to, rowCount);
        boolean widens = to.scale() == from.scale() && to.precision() >= from.precision();
        if (widens) {
            return column;
        }
        for (int i = 0; i < rowCount; i++) {
            out.put(column.isNull(i) ? null : column.decimal(i, from.scale()));
        }
        return out.build();
    }

    private static Column ofNumber(FlatColumn column, DecimalType to, int rowCount) {
        DecimalWriter out = new DecimalWriter(to, rowCount);
        if (column instanceof DoubleColumn || column instanceof FloatColumn) {
            for (int i = 0; i < rowCount; i++) {
                double value = column instanceof FloatColumn c ? c.value(i) : ((DoubleColumn) column).value(i);
                boolean number = !Double.isNaN(value) && !Double.isInfinite(value);
                out.put(number ? BigDecimal.valueOf(value) : null);
            }
            return out.build();
        }
        long[] values = NumberCasts.asLongs(column, rowCount);
        for (int i = 0; i < rowCount; i++) {
            out.putScaled(values[i], 0);
        }
        return out.build();
    }

    private static Column ofMicros(LongColumn column, DecimalType to, int rowCount) {
        DecimalWriter out = new DecimalWriter(to, rowCount);
        for (int i = 0; i < rowCount; i++) {
            out.put(BigDecimal.valueOf(column.value(i), 6));
        }
        return out.build();
    }

    private static Column toMicros(DecimalColumn column, DecimalType from, int rowCount) {
        long[] values = new long[rowCount];
        for (int i = 0; i < rowCount; i++) {
            values[i] = column.decimal(i, from.scale()).movePointRight(6).longValue();
        }
        return new LongColumn(values, column.nullMask());
    }

    private static Column toNumber(DecimalColumn column, DecimalType from, AtomicType to, int rowCount) {
        boolean[] nulls = column.nullMask();
        if (to == AtomicType.BOOLEAN) {
            boolean[] values = new boolean[rowCount];
            for (int i = 0; i < rowCount; i++) {
                values[i] = column.low()[i] != 0 || column.high(i) != 0;
            }
            return new BooleanColumn(values, nulls);
        }
        if (to == AtomicType.FLOAT || to == AtomicType.DOUBLE) {
            double[] values = new double[rowCount];
            for (int i = 0; i < rowCount; i++) {
                values[i] = column.decimal(i, from.scale()).doubleValue();
            }
            return NumberCasts.convert(new DoubleColumn(values, nulls), to, rowCount);
        }
        long[] values = new long[rowCount];
        for (int i = 0; i < rowCount; i++) {
            values[i] = column.decimal(i, from.scale()).longValue();
        }
        return NumberCasts.convert(new LongColumn(values, nulls), to, rowCount);
    }
}
