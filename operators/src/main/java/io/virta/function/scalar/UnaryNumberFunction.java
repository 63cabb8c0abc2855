package io.virta.function.scalar;

import io.virta.batch.Column;
import io.virta.batch.DecimalColumn;
import io.virta.batch.DoubleColumn;
import io.virta.batch.FlatColumn;
import io.virta.batch.FloatColumn;
import io.virta.batch.IntColumn;
import io.virta.batch.IntervalColumn;
import io.virta.batch.LongColumn;
import io.virta.evaluation.DecimalWriter;
import io.virta.function.Kernel;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.DecimalType;
import java.math.BigDecimal;
import java.util.List;

/** A function from a number or interval to one of the same type; whole numbers wrap. */
public abstract class UnaryNumberFunction extends NamedFunction {
    protected UnaryNumberFunction(Header header) {
        super(header);
    }

    /** The result of a whole number, before it is wrapped to its type. */
    protected abstract long apply(long value);

    /** The result of a floating-point number. */
    protected double apply(double value) {
        return value;
    }

    /** The result of a decimal. */
    protected BigDecimal apply(BigDecimal value) {
        return value;
    }

    /** Whether there is a result for a type. */
    protected boolean takes(DataType type) {
        return type.isNumeric()
                || type instanceof AtomicType atomic && atomic.name().startsWith("INTERVAL");
    }

    @Override
    public final Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 1, 1);
        DataType type = arguments.type(0);
        if (!takes(type)) {
            type = Typing.number(arguments, 0);
            if (!takes(type)) {
                throw Typing.mismatch(arguments, 0, "INTEGRAL");
            }
        }
        return Typing.strict(arguments, List.of(type), type);
    }

    @Override
    public final Kernel kernel(TypedArguments arguments, Signature signature) {
        DataType type = signature.resultType();
        return (columns, rowCount, context) -> compute(columns[0].flatten(), type, rowCount);
    }

    private Column compute(FlatColumn column, DataType type, int rowCount) {
        if (column instanceof LongColumn c) {
            long[] out = new long[rowCount];
            for (int i = 0; i < rowCount; i++) {
                out[i] = apply(c.value(i));
            }
            return new LongColumn(out, null);
        } else if (column instanceof IntColumn c) {
            int[] out = new int[rowCount];
            for (int i = 0; i < rowCount; i++) {
                int value = (int) apply((long) c.value(i));
                out[i] =
                        type == AtomicType.TINYINT ? (byte) value : type == AtomicType.SMALLINT ? (short) value : value;
            }
            return new IntColumn(out, null);
        } else if (column instanceof DoubleColumn c) {
            double[] out = new double[rowCount];
            for (int i = 0; i < rowCount; i++) {
                out[i] = apply(c.value(i));
            }
            return new DoubleColumn(out, null);
        } else if (column instanceof FloatColumn c) {
            float[] out = new float[rowCount];
            for (int i = 0; i < rowCount; i++) {
                out[i] = (float) apply((double) c.value(i));
            }
            return new FloatColumn(out, null);
        } else if (column instanceof DecimalColumn c) {
            DecimalWriter out = new DecimalWriter((DecimalType) type, rowCount);
            for (int i = 0; i < rowCount; i++) {
                out.put(apply(c.decimal(i, ((DecimalType) type).scale())));
            }
            return out.build();
        }
        IntervalColumn c = (IntervalColumn) column;
        int[] months = new int[rowCount];
        int[] days = new int[rowCount];
        long[] micros = new long[rowCount];
        for (int i = 0; i < rowCount; i++) {
            months[i] = (int) apply((long) c.months()[i]);
            days[i] = (int) apply((long) c.days()[i]);
            micros[i] = apply(c.micros()[i]);
        }
        return new IntervalColumn(months, days, micros, null);
    }
}
