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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The product of numbers, or of an interval and a number. Whole numbers wrap; a decimal that does not fit is null. */
@AutoService(SqlFunction.class)
public final class Multiply extends ArithmeticFunction {
    public Multiply() {
        super(Header.of("operator", "*")
                .usage("expr1 * expr2")
                .text(
                        "The product of numbers, or of an interval and a number. Whole numbers wrap; a decimal that does not fit is null.")
                .example("2 * 3", "6")
                .example("2.50 * 2", "5.00"));
    }

    @Override
    protected DataType decimalResult(DecimalType left, DecimalType right) {
        return DecimalKernel.fitted(left.precision() + right.precision() + 1, left.scale() + right.scale());
    }

    @Override
    protected void ints(int[] a, int[] b, int[] out, int rowCount, boolean[] nulls) {
        for (int i = 0; i < rowCount; i++) {
            out[i] = a[i] * b[i];
        }
    }

    @Override
    protected void longs(long[] a, long[] b, long[] out, int rowCount, boolean[] nulls) {
        for (int i = 0; i < rowCount; i++) {
            out[i] = a[i] * b[i];
        }
    }

    @Override
    protected void doubles(double[] a, double[] b, double[] out, int rowCount, boolean[] nulls) {
        for (int i = 0; i < rowCount; i++) {
            out[i] = a[i] * b[i];
        }
    }

    @Override
    protected BigDecimal decimals(BigDecimal a, BigDecimal b, int resultScale) {
        return a.multiply(b);
    }

    @Override
    protected @Nullable Signature resolveTimes(TypedArguments arguments) {
        DataType left = arguments.type(0);
        DataType right = arguments.type(1);
        if (TimeKernels.isInterval(left)) {
            Typing.number(arguments, 1);
            return Typing.strict(arguments, List.of(left, AtomicType.DOUBLE), left);
        }
        if (TimeKernels.isInterval(right)) {
            Typing.number(arguments, 0);
            return Typing.strict(arguments, List.of(AtomicType.DOUBLE, right), right);
        }
        return null;
    }

    @Override
    protected Kernel timeKernel(Signature signature) {
        int interval = TimeKernels.isInterval(signature.argumentTypes().get(0)) ? 0 : 1;
        return TimeKernels.scale(interval, signature.resultType(), false);
    }
}
