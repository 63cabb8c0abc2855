package io.virta.function.scalar.math;

import io.virta.batch.Column;
import io.virta.batch.DecimalColumn;
import io.virta.batch.LongColumn;
import io.virta.evaluation.DecimalWriter;
import io.virta.evaluation.Doubles;
import io.virta.function.Kernel;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.AtomicType;
import io.virta.types.CommonType;
import io.virta.types.DataType;
import io.virta.types.DecimalType;
import java.math.RoundingMode;
import java.util.List;

/** Rounds up or down: to a bigint, to a decimal for a decimal or where a scale is given. */
public abstract class LimitFunction extends NamedFunction {
    private final RoundingMode mode;

    protected LimitFunction(Header header, RoundingMode mode) {
        super(header);
        this.mode = mode;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 1, 2);
        DataType type = Typing.number(arguments, 0);
        if (arguments.size() == 2) {
            Object scale = Typing.constant(arguments, 1);
            DecimalType decimal = type instanceof DecimalType known
                    ? known
                    : type.isIntegral() ? CommonType.decimalFor(type) : new DecimalType(30, 15);
            int places = scale instanceof Number number ? number.intValue() : 0;
            return new Signature(List.of(decimal, AtomicType.INT), RoundingFunction.rounded(decimal, places), true);
        }
        if (type instanceof DecimalType decimal) {
            return Typing.strict(arguments, List.of(type), RoundingFunction.rounded(decimal, 0));
        }
        DataType operand = type.isIntegral() ? AtomicType.BIGINT : AtomicType.DOUBLE;
        return Typing.strict(arguments, List.of(operand), AtomicType.BIGINT);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        DataType from = signature.argumentTypes().get(0);
        if (from instanceof DecimalType decimal) {
            Object scale = arguments.size() == 2 ? Typing.constant(arguments, 1) : Integer.valueOf(0);
            int places = scale instanceof Number number ? number.intValue() : 0;
            return (columns, rowCount, context) -> decimals(
                    (DecimalColumn) columns[0].flatten(),
                    decimal,
                    places,
                    (DecimalType) signature.resultType(),
                    rowCount);
        }
        if (from == AtomicType.BIGINT) {
            return (columns, rowCount, context) -> columns[0];
        }
        boolean up = mode == RoundingMode.CEILING;
        return (columns, rowCount, context) -> {
            Doubles values = Doubles.of(columns[0]);
            long[] out = new long[rowCount];
            for (int i = 0; i < rowCount; i++) {
                out[i] = (long) (up ? Math.ceil(values.at(i)) : Math.floor(values.at(i)));
            }
            return new LongColumn(out, null);
        };
    }

    private Column decimals(DecimalColumn column, DecimalType from, int places, DecimalType to, int rowCount) {
        DecimalWriter out = new DecimalWriter(to, rowCount);
        for (int i = 0; i < rowCount; i++) {
            out.put(column.decimal(i, from.scale()).setScale(places, mode));
        }
        return out.build();
    }
}
