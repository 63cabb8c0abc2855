package io.virta.function.scalar.arithmetic;

import io.virta.batch.Column;
import io.virta.batch.DoubleColumn;
import io.virta.batch.FloatColumn;
import io.virta.batch.IntColumn;
import io.virta.batch.LongColumn;
import io.virta.expression.EvaluationContext;
import io.virta.expression.Literal;
import io.virta.function.Kernel;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.AtomicType;
import io.virta.types.CommonType;
import io.virta.types.DataType;
import io.virta.types.DecimalType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An operator on two numbers of one type: strings are read as doubles, other numbers widened. Whole numbers wrap. Decimals keep their own precision and scale;
 * a result that does not fit becomes null. Kernels compute null rows too, so they must not throw.
 */
public abstract class ArithmeticFunction extends NamedFunction {
    protected ArithmeticFunction(Header header) {
        super(header);
    }

    /** Types of calls with dates, timestamps or intervals; null if this is none. */
    protected @Nullable Signature resolveTimes(TypedArguments arguments) {
        return null;
    }

    /** The kernel of calls that {@link #resolveTimes} typed. */
    protected Kernel timeKernel(Signature signature) {
        throw new IllegalStateException(name() + " takes numbers only");
    }

    /** The result of decimals of these types, before it is fitted to 38 digits. */
    protected abstract DataType decimalResult(DecimalType left, DecimalType right);

    /** The result of two numbers of one other type. */
    protected DataType numberResult(DataType operands) {
        return operands;
    }

    /** The type operands of a type are cast to. */
    protected DataType operandType(DataType widest) {
        return widest;
    }

    /** Rows without a result are set in {@code nulls}, which is null where {@link #makesNulls} is false. */
    protected abstract void ints(int[] a, int[] b, int[] out, int rowCount, boolean[] nulls);

    protected abstract void longs(long[] a, long[] b, long[] out, int rowCount, boolean[] nulls);

    protected abstract void doubles(double[] a, double[] b, double[] out, int rowCount, boolean[] nulls);

    /** The result, or null. */
    protected abstract @Nullable BigDecimal decimals(BigDecimal a, BigDecimal b, int resultScale);

    /** Whether there are numbers without a result. */
    protected boolean makesNulls() {
        return false;
    }

    /** A faster kernel for a pair of columns, or null. */
    protected @Nullable Column special(Column a, Column b, DataType type, int rowCount) {
        return null;
    }

    @Override
    public final Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 2, 2);
        Signature times = resolveTimes(arguments);
        if (times != null) {
            return times;
        }
        DataType left = Typing.number(arguments, 0);
        DataType right = Typing.number(arguments, 1);
        boolean nullable = makesNulls() || arguments.anyNullable();
        boolean decimal =
                left instanceof DecimalType && !isFloating(right) || right instanceof DecimalType && !isFloating(left);
        if (decimal) {
            DecimalType a = decimalOperand(arguments, 0, left);
            DecimalType b = decimalOperand(arguments, 1, right);
            return new Signature(List.of(a, b), decimalResult(a, b), true);
        }
        DataType operands = operandType(Objects.requireNonNull(CommonType.withoutText(left, right)));
        return new Signature(List.of(operands, operands), numberResult(operands), nullable);
    }

    private static boolean isFloating(DataType type) {
        return type == AtomicType.FLOAT || type == AtomicType.DOUBLE;
    }

    /** A whole-number literal beside a decimal counts with its digits only. */
    private static DecimalType decimalOperand(TypedArguments arguments, int index, DataType type) {
        if (type.isIntegral() && arguments.get(index) instanceof Literal literal && literal.value() != null) {
            int digits = new BigDecimal(literal.value().toString()).precision();
            return new DecimalType(digits, 0);
        }
        return CommonType.decimalFor(type);
    }

    @Override
    public final Kernel kernel(TypedArguments arguments, Signature signature) {
        DataType left = signature.argumentTypes().get(0);
        DataType right = signature.argumentTypes().get(1);
        if (!left.isNumeric() || !right.isNumeric()) {
            return timeKernel(signature);
        }
        if (left instanceof DecimalType a && right instanceof DecimalType b) {
            return DecimalKernel.of(this, a, b, signature.resultType());
        }
        Filled filledLeft = new Filled();
        Filled filledRight = new Filled();
        AtomicType type = (AtomicType) left;
        return (columns, rowCount, context) -> {
            Column special = special(columns[0], columns[1], signature.resultType(), rowCount);
            return special != null ? special : compute(columns, type, filledLeft, filledRight, rowCount);
        };
    }

    private Column compute(Column[] columns, AtomicType type, Filled left, Filled right, int rowCount) {
        boolean[] nulls = makesNulls() ? new boolean[rowCount] : null;
        boolean[] scratch = nulls == null ? NO_NULLS : nulls;
        switch (type) {
            case BIGINT -> {
                long[] out = new long[rowCount];
                longs(left.longs(columns[0], rowCount), right.longs(columns[1], rowCount), out, rowCount, scratch);
                return new LongColumn(out, nulls);
            }
            case DOUBLE -> {
                double[] out = new double[rowCount];
                doubles(
                        left.doubles(columns[0], rowCount),
                        right.doubles(columns[1], rowCount),
                        out,
                        rowCount,
                        scratch);
                return new DoubleColumn(out, nulls);
            }
            case FLOAT -> {
                return floats(
                        left.floats(columns[0], rowCount),
                        right.floats(columns[1], rowCount),
                        rowCount,
                        nulls,
                        scratch);
            }
            default -> {
                int[] out = new int[rowCount];
                ints(left.ints(columns[0], rowCount), right.ints(columns[1], rowCount), out, rowCount, scratch);
                wrap(out, type);
                return new IntColumn(out, nulls);
            }
        }
    }

    private static final boolean[] NO_NULLS = {};

    /** Sums, products, quotients and remainders of floats are exact in double before they are rounded, so the double kernel serves. */
    private Column floats(float[] a, float[] b, int rowCount, boolean @Nullable [] nulls, boolean[] scratch) {
        double[] left = new double[rowCount];
        double[] right = new double[rowCount];
        double[] results = new double[rowCount];
        for (int i = 0; i < rowCount; i++) {
            left[i] = a[i];
            right[i] = b[i];
        }
        doubles(left, right, results, rowCount, scratch);
        float[] out = new float[rowCount];
        for (int i = 0; i < rowCount; i++) {
            out[i] = (float) results[i];
        }
        return new FloatColumn(out, nulls);
    }

    private static void wrap(int[] values, AtomicType type) {
        if (type == AtomicType.TINYINT) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (byte) values[i];
            }
        } else if (type == AtomicType.SMALLINT) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (short) values[i];
            }
        }
    }

    /** What a kernel is given; for operators whose result type is another than that of their operands. */
    @FunctionalInterface
    protected interface TimeKernel {
        Column evaluate(Column left, Column right, int rowCount, EvaluationContext context);
    }
}
