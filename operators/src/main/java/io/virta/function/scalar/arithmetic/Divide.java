package io.virta.function.scalar.arithmetic;

import com.google.auto.service.AutoService;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.Typing;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.DecimalType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The quotient of numbers, a double unless there are decimals, or an interval divided by a number. Null where the divisor is zero. */
@AutoService(SqlFunction.class)
public final class Divide extends ArithmeticFunction {
    public Divide() {
        super(Header.of("operator", "/")
                .usage("expr1 / expr2")
                .text(
                        "The quotient of numbers, a double unless there are decimals, or an interval divided by a number. Null where the divisor is zero.")
                .example("7 / 2", "3.5")
                .example("1 / 0", "NULL"));
    }

    @Override
    protected DataType operandType(DataType widest) {
        return AtomicType.DOUBLE;
    }

    @Override
    protected boolean makesNulls() {
        return true;
    }

    @Override
    protected DataType decimalResult(DecimalType left, DecimalType right) {
        int whole = left.precision() - left.scale() + right.scale();
        int scale = Math.max(6, left.scale() + right.precision() + 1);
        return DecimalKernel.fitted(whole + scale, scale);
    }

    @Override
    protected void ints(int[] a, int[] b, int[] out, int rowCount, boolean[] nulls) {
        throw new IllegalStateException("whole numbers are divided as doubles");
    }

    @Override
    protected void longs(long[] a, long[] b, long[] out, int rowCount, boolean[] nulls) {
        throw new IllegalStateException("whole numbers are divided as doubles");
    }

    @Override
    protected void doubles(double[] a, double[] b, double[] out, int rowCount, boolean[] nulls) {
        for (int i = 0; i < rowCount; i++) {
            out[i] = a[i] / b[i];
            nulls[i] = b[i] == 0;
        }
    }

    @Override
    protected @Nullable BigDecimal decimals(BigDecimal a, BigDecimal b, int resultScale) {
        return b.signum() == 0 ? null : a.divide(b, resultScale, RoundingMode.HALF_UP);
    }

    @Override
    protected @Nullable Signature resolveTimes(TypedArguments arguments) {
        DataType left = arguments.type(0);
        if (!TimeKernels.isInterval(left)) {
            return null;
        }
        Typing.number(arguments, 1);
        return new Signature(List.of(left, AtomicType.DOUBLE), left, true);
    }

    @Override
    protected Kernel timeKernel(Signature signature) {
        return TimeKernels.scale(0, signature.resultType(), true);
    }
}
