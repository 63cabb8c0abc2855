package io.virta.function.scalar.arithmetic;

import com.google.auto.service.AutoService;
import io.virta.batch.IntColumn;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The sum of numbers, or a time moved on by an interval or a date by days. Whole numbers wrap; a decimal that does not fit is null. */
@AutoService(SqlFunction.class)
public final class Add extends AdditiveFunction {
    public Add() {
        super(Header.of("operator", "+")
                .usage("expr1 + expr2")
                .text(
                        "The sum of numbers, or a time moved on by an interval or a date by days. Whole numbers wrap; a decimal that does not fit is null.")
                .example("1 + 2", "3")
                .example("DATE'2024-01-31' + 1", "2024-02-01")
                .example("1.5 + 2", "3.5"));
    }

    @Override
    protected void ints(int[] a, int[] b, int[] out, int rowCount, boolean[] nulls) {
        for (int i = 0; i < rowCount; i++) {
            out[i] = a[i] + b[i];
        }
    }

    @Override
    protected void longs(long[] a, long[] b, long[] out, int rowCount, boolean[] nulls) {
        for (int i = 0; i < rowCount; i++) {
            out[i] = a[i] + b[i];
        }
    }

    @Override
    protected void doubles(double[] a, double[] b, double[] out, int rowCount, boolean[] nulls) {
        for (int i = 0; i < rowCount; i++) {
            out[i] = a[i] + b[i];
        }
    }

    @Override
    protected BigDecimal decimals(BigDecimal a, BigDecimal b, int resultScale) {
        return a.add(b);
    }

    @Override
    protected @Nullable Signature resolveTimes(TypedArguments arguments) {
        Signature signature = TimeSignatures.sum(arguments, 0);
        return signature == null ? TimeSignatures.sum(arguments, 1) : signature;
    }

    @Override
    protected Kernel timeKernel(Signature signature) {
        DataType left = signature.argumentTypes().get(0);
        DataType right = signature.argumentTypes().get(1);
        if (TimeKernels.isInterval(left) && TimeKernels.isInterval(right)) {
            return TimeKernels.combine(1);
        }
        if (left == AtomicType.INT || right == AtomicType.INT) {
            return (columns, rowCount, context) -> new IntColumn(ints(columns, rowCount), null);
        }
        return TimeKernels.isTime(left)
                ? TimeKernels.shift(0, left, signature.resultType(), 1)
                : TimeKernels.shift(1, right, signature.resultType(), 1);
    }
}
