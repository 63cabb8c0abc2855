package io.virta.function.scalar.arithmetic;

import io.virta.batch.Column;
import io.virta.batch.ConstantColumn;
import io.virta.batch.DecimalColumn;
import io.virta.batch.LongColumn;
import io.virta.evaluation.DecimalWriter;
import io.virta.function.Kernel;
import io.virta.types.DataType;
import io.virta.types.DecimalType;
import java.math.BigDecimal;

/** Decimal arithmetic and the types of its results. */
final class DecimalKernel {
    private static final int MIN_KEPT_SCALE = 6;

    private DecimalKernel() {}

    /** A type fitted to 38 digits: digits after the point are given up first, but no more than leave six. */
    static DecimalType fitted(int precision, int scale) {
        if (precision <= DecimalType.MAX_PRECISION) {
            return new DecimalType(precision, scale);
        }
        int whole = precision - scale;
        int kept = Math.max(DecimalType.MAX_PRECISION - whole, Math.min(scale, MIN_KEPT_SCALE));
        return new DecimalType(DecimalType.MAX_PRECISION, kept);
    }

    static Kernel of(ArithmeticFunction function, DecimalType left, DecimalType right, DataType result) {
        return (columns, rowCount, context) -> {
            Operand a = new Operand(columns[0], left.scale());
            Operand b = new Operand(columns[1], right.scale());
            if (!(result instanceof DecimalType decimal)) {
                return whole(function, a, b, rowCount);
            }
            DecimalWriter out = new DecimalWriter(decimal, rowCount);
            for (int i = 0; i < rowCount; i++) {
                out.put(a.isNull(i) || b.isNull(i) ? null : function.decimals(a.at(i), b.at(i), decimal.scale()));
            }
            return out.build();
        };
    }

    private static Column whole(ArithmeticFunction function, Operand a, Operand b, int rowCount) {
        long[] values = new long[rowCount];
        boolean[] nulls = new boolean[rowCount];
        for (int i = 0; i < rowCount; i++) {
            BigDecimal value = a.isNull(i) || b.isNull(i) ? null : function.decimals(a.at(i), b.at(i), 0);
            nulls[i] = value == null;
            values[i] = value == null ? 0 : value.longValue();
        }
        return new LongColumn(values, nulls);
    }

    /** Reads a flat or constant column. */
    private record Operand(DecimalColumn column, int scale, int mask) {
        Operand(Column column, int scale) {
            this(
                    (DecimalColumn) (column instanceof ConstantColumn constant ? constant.value() : column.flatten()),
                    scale,
                    column instanceof ConstantColumn ? 0 : -1);
        }

        boolean isNull(int row) {
            return column.isNull(row & mask);
        }

        BigDecimal at(int row) {
            return column.decimal(row & mask, scale);
        }
    }
}
