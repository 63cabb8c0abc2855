package io.virta.function.scalar.arithmetic;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.batch.LongColumn;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.DecimalType;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The quotient of numbers without its fraction, a bigint. Null where the divisor is zero. */
@AutoService(SqlFunction.class)
public final class IntegralDivide extends ArithmeticFunction {
    public IntegralDivide() {
        super(Header.of("operator", "div")
                .usage("expr1 div expr2")
                .text("The quotient of numbers without its fraction, a bigint. Null where the divisor is zero.")
                .example("-7 div 2", "-3")
                .example("1 div 0", "NULL"));
    }

    @Override
    protected DataType operandType(DataType widest) {
        return AtomicType.BIGINT;
    }

    @Override
    protected boolean makesNulls() {
        return true;
    }

    @Override
    protected DataType decimalResult(DecimalType left, DecimalType right) {
        return AtomicType.BIGINT;
    }

    @Override
    protected void ints(int[] a, int[] b, int[] out, int rowCount, boolean[] nulls) {
        throw new IllegalStateException("whole numbers are divided as bigint");
    }

    @Override
    protected void longs(long[] a, long[] b, long[] out, int rowCount, boolean[] nulls) {
        for (int i = 0; i < rowCount; i++) {
            nulls[i] = b[i] == 0;
            out[i] = b[i] == 0 ? 0 : a[i] / b[i];
        }
    }

    @Override
    protected void doubles(double[] a, double[] b, double[] out, int rowCount, boolean[] nulls) {
        throw new IllegalStateException("numbers are divided as bigint");
    }

    @Override
    protected @Nullable BigDecimal decimals(BigDecimal a, BigDecimal b, int resultScale) {
        return b.signum() == 0 ? null : a.divideToIntegralValue(b);
    }

    @Override
    protected @Nullable Column special(Column a, Column b, DataType type, int rowCount) {
        LongDivisor divisor = LongDivisor.ofConstant(b);
        if (divisor == null || !(a instanceof LongColumn values)) {
            return null;
        }
        long[] out = new long[rowCount];
        divisor.divide(values.values(), out, rowCount);
        return new LongColumn(out, null);
    }
}
