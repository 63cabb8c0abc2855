package io.virta.function.scalar.arithmetic;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The remainder of a division, not negative for a positive divisor. Null where the divisor is zero. */
@AutoService(SqlFunction.class)
public final class PositiveModulo extends RemainderFunction {
    public PositiveModulo() {
        super(Header.of("operator", "pmod")
                .usage("pmod(expr1, expr2)")
                .text(
                        "The remainder of a division, not negative for a positive divisor. Null where the divisor is zero.")
                .example("pmod(-7, 3)", "2")
                .example("pmod(7, -3)", "1"));
    }

    @Override
    protected void ints(int[] a, int[] b, int[] out, int rowCount, boolean[] nulls) {
        for (int i = 0; i < rowCount; i++) {
            nulls[i] = b[i] == 0;
            int remainder = b[i] == 0 ? 0 : a[i] % b[i];
            out[i] = remainder < 0 ? (remainder + b[i]) % b[i] : remainder;
        }
    }

    @Override
    protected void longs(long[] a, long[] b, long[] out, int rowCount, boolean[] nulls) {
        for (int i = 0; i < rowCount; i++) {
            nulls[i] = b[i] == 0;
            long remainder = b[i] == 0 ? 0 : a[i] % b[i];
            out[i] = remainder < 0 ? (remainder + b[i]) % b[i] : remainder;
        }
    }

    @Override
    protected void doubles(double[] a, double[] b, double[] out, int rowCount, boolean[] nulls) {
        for (int i = 0; i < rowCount; i++) {
            nulls[i] = b[i] == 0;
            double remainder = a[i] % b[i];
            out[i] = remainder < 0 ? (remainder + b[i]) % b[i] : remainder;
        }
    }

    @Override
    protected @Nullable BigDecimal decimals(BigDecimal a, BigDecimal b, int resultScale) {
        if (b.signum() == 0) {
            return null;
        }
        BigDecimal remainder = a.remainder(b);
        return remainder.signum() < 0 ? remainder.add(b).remainder(b) : remainder;
    }
}
