package io.virta.function.scalar.math;

import io.virta.batch.Column;
import io.virta.batch.DecimalColumn;
import io.virta.batch.DoubleColumn;
import io.virta.batch.FlatColumn;
import io.virta.batch.FloatColumn;
import io.virta.batch.IntColumn;
import io.virta.batch.LongColumn;
import io.virta.evaluation.DecimalWriter;
import io.virta.function.Kernel;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.DecimalType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Rounds to a constant scale. Whole numbers and floating-point numbers keep their type, decimals lose digits. */
public abstract class RoundingFunction extends NamedFunction {
    private final RoundingMode mode;

    protected RoundingFunction(Header header, RoundingMode mode) {
        super(header);
        this.mode = mode;
    }

    private static int scale(TypedArguments arguments) {
        Object scale = arguments.size() < 2 ? Integer.valueOf(0) : Typing.constant(arguments, 1);
        return scale instanceof Number number ? number.intValue() : 0;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 1, 2);
        DataType type = Typing.number(arguments, 0);
        DataType result = type instanceof DecimalType decimal ? rounded(decimal, scale(arguments)) : type;
        List<DataType> types = arguments.size() == 1 ? List.of(type) : List.of(type, AtomicType.INT);
        return new Signature(types, result, arguments.anyNullable() || type instanceof DecimalType);
    }

    static DecimalType rounded(DecimalType type, int scale) {
        int whole = type.precision() - type.scale() + 1;
        if (scale < 0) {
            return new DecimalType(Math.min(DecimalType.MAX_PRECISION, Math.max(whole, -scale + 1)), 0);
        }
        int kept = Math.min(scale, type.scale());
        return new DecimalType(Math.min(DecimalType.MAX_PRECISION, whole + kept), kept);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        int scale = scale(arguments);
        DataType from = signature.argumentTypes().get(0);
        return (columns, rowCount, context) ->
                round(columns[0].flatten(), from, signature.resultType(), scale, rowCount);
    }

    private Column round(FlatColumn column, DataType from, DataType to, int scale, int rowCount) {
        if (column instanceof DoubleColumn c) {
            double[] out = new double[rowCount];
            for (int i = 0; i < rowCount; i++) {
                out[i] = round(c.value(i), scale);
            }
            return new DoubleColumn(out, null);
        } else if (column instanceof FloatColumn c) {
            float[] out = new float[rowCount];
            for (int i = 0; i < rowCount; i++) {
                float value = c.value(i);
                boolean number = !Float.isNaN(value) && !Float.isInfinite(value);
                out[i] = number
                        ? new BigDecimal(Float.toString(value))
                                .setScale(scale, mode)
                                .floatValue()
                        : value;
            }
            return new FloatColumn(out, null);
        } else if (column instanceof DecimalColumn c) {
            DecimalWriter out = new DecimalWriter((DecimalType) to, rowCount);
            for (int i = 0; i < rowCount; i++) {
                out.put(c.decimal(i, ((DecimalType) from).scale()).setScale(scale, mode));
            }
            return out.build();
        }
        if (scale >= 0) {
            return column;
        }
        if (column instanceof LongColumn c) {
            long[] out = new long[rowCount];
            for (int i = 0; i < rowCount; i++) {
                out[i] = BigDecimal.valueOf(c.value(i)).setScale(scale, mode).longValue();
            }
            return new LongColumn(out, null);
        }
        IntColumn c = (IntColumn) column;
        int[] out = new int[rowCount];
        for (int i = 0; i < rowCount; i++) {
            int value = BigDecimal.valueOf(c.value(i)).setScale(scale, mode).intValue();
            out[i] = to == AtomicType.TINYINT ? (byte) value : to == AtomicType.SMALLINT ? (short) value : value;
        }
        return new IntColumn(out, null);
    }

    private double round(double value, int scale) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return value;
        }
        return BigDecimal.valueOf(value).setScale(scale, mode).doubleValue();
    }
}
