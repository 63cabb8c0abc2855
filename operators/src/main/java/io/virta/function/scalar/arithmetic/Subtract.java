package io.virta.function.scalar.arithmetic;

import com.google.auto.service.AutoService;
import io.virta.batch.IntColumn;
import io.virta.batch.LongColumn;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.Typing;
import io.virta.time.CivilDate;
import io.virta.types.AtomicType;
import io.virta.types.CommonType;
import io.virta.types.DataType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The difference of numbers, a time moved back by an interval or a date by days, or the interval between two times. Whole numbers wrap; a decimal that does not fit is null. */
@AutoService(SqlFunction.class)
public final class Subtract extends AdditiveFunction {
    public Subtract() {
        super(Header.of("operator", "-")
                .usage("expr1 - expr2")
                .text(
                        "The difference of numbers, a time moved back by an interval or a date by days, or the interval between two times. Whole numbers wrap; a decimal that does not fit is null.")
                .example("5 - 7", "-2")
                .example("DATE'2024-03-01' - 1", "2024-02-29")
                .example("DATE'2024-03-01' - DATE'2024-02-01'", "INTERVAL '29' DAY"));
    }

    @Override
    protected void ints(int[] a, int[] b, int[] out, int rowCount, boolean[] nulls) {
        for (int i = 0; i < rowCount; i++) {
            out[i] = a[i] - b[i];
        }
    }

    @Override
    protected void longs(long[] a, long[] b, long[] out, int rowCount, boolean[] nulls) {
        for (int i = 0; i < rowCount; i++) {
            out[i] = a[i] - b[i];
        }
    }

    @Override
    protected void doubles(double[] a, double[] b, double[] out, int rowCount, boolean[] nulls) {
        for (int i = 0; i < rowCount; i++) {
            out[i] = a[i] - b[i];
        }
    }

    @Override
    protected BigDecimal decimals(BigDecimal a, BigDecimal b, int resultScale) {
        return a.subtract(b);
    }

    @Override
    protected @Nullable Signature resolveTimes(TypedArguments arguments) {
        DataType left = arguments.type(0);
        DataType right = arguments.type(1);
        if (left == AtomicType.DATE && right == AtomicType.DATE) {
            return Typing.strict(arguments, List.of(left, right), AtomicType.INTERVAL_DAY);
        }
        if (TimeKernels.isTime(left) && TimeKernels.isTime(right)) {
            DataType common = Objects.requireNonNull(CommonType.withoutText(left, right));
            return Typing.strict(arguments, List.of(common, common), AtomicType.INTERVAL_DAY_TIME);
        }
        return TimeSignatures.sum(arguments, 0);
    }

    @Override
    protected Kernel timeKernel(Signature signature) {
        DataType left = signature.argumentTypes().get(0);
        DataType right = signature.argumentTypes().get(1);
        if (TimeKernels.isInterval(left) && TimeKernels.isInterval(right)) {
            return TimeKernels.combine(-1);
        }
        if (left == AtomicType.DATE && !TimeKernels.isInterval(right)) {
            boolean between = right == AtomicType.DATE;
            return (columns, rowCount, context) -> {
                int[] days = ints(columns, rowCount);
                return between ? inMicros(days) : new IntColumn(days, null);
            };
        }
        if (TimeKernels.isTime(right)) {
            return (columns, rowCount, context) -> new LongColumn(longs(columns, rowCount), null);
        }
        return TimeKernels.shift(0, left, signature.resultType(), -1);
    }

    private static LongColumn inMicros(int[] days) {
        long[] micros = new long[days.length];
        for (int i = 0; i < days.length; i++) {
            micros[i] = days[i] * CivilDate.MICROS_PER_DAY;
        }
        return new LongColumn(micros, null);
    }
}
