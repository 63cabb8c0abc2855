package io.virta.function.scalar.arithmetic;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.batch.LongColumn;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.types.DataType;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The remainder of a division, with the sign of the dividend. Null where the divisor is zero. */
@AutoService(SqlFunction.class)
public final class Remainder extends RemainderFunction {
    public Remainder() {
        super(Header.of("operator", "%", "mod")
                .usage("expr1 % expr2")
                .text("The remainder of a division, with the sign of the dividend. Null where the divisor is zero.")
                .example("-7 % 3", "-1")
                .example("mod(7, 0)", "NULL"));
    }

    @Override
    protected void ints(int[] a, int[] b, int[] out, int rowCount, boolean[] nulls) {
        for (int i = 0; i < rowCount; i++) {
            nulls[i] = b[i] == 0;
            out[i] = b[i] == 0 ? 0 : a[i] % b[i];
        }
    }

    @Override
    protected void longs(long[] a, long[] b, long[] out, int rowCount, boolean[] nulls) {
        for (int i = 0; i < rowCount; i++) {
            nulls[i] = b[i] == 0;
            out[i] = b[i] == 0 ? 0 : a[i] % b[i];
        }
    }

    @Override
    protected void doubles(double[] a, double[] b, double[] out, int rowCount, boolean[] nulls) {
        for (int i = 0; i < rowCount; i++) {
            nulls[i] = b[i] == 0;
            out[i] = a[i] % b[i];
        }
    }

    @Override
    protected @Nullable BigDecimal decimals(BigDecimal a, BigDecimal b, int resultScale) {
        return b.signum() == 0 ? null : a.remainder(b);
    }

    @Override
    protected @Nullable Column special(Column a, Column b, DataType type, int rowCount) {
        LongDivisor divisor = LongDivisor.ofConstant(b);
        if (divisor == null || !(a instanceof LongColumn values)) {
            return null;
        }
        long[] out = new long[rowCount];
        divisor.remainder(values.values(), out, rowCount);
        return new LongColumn(out, null);
    }
}
