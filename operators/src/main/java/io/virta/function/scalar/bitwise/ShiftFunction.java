package io.virta.function.scalar.bitwise;

import io.virta.batch.IntColumn;
import io.virta.batch.LongColumn;
import io.virta.evaluation.Ints;
import io.virta.evaluation.Longs;
import io.virta.function.Kernel;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import java.util.List;

/** A shift of an int or a bigint. */
public abstract class ShiftFunction extends NamedFunction {
    protected ShiftFunction(Header header) {
        super(header);
    }

    protected abstract int apply(int value, int count);

    protected abstract long apply(long value, int count);

    @Override
    public final Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 2, 2);
        DataType type =
                arguments.type(0) == AtomicType.BIGINT ? AtomicType.BIGINT : Typing.fit(arguments, 0, AtomicType.INT);
        return Typing.strict(arguments, List.of(type, Typing.fit(arguments, 1, AtomicType.INT)), type);
    }

    @Override
    public final Kernel kernel(TypedArguments arguments, Signature signature) {
        boolean wide = signature.resultType() == AtomicType.BIGINT;
        return (columns, rowCount, context) -> {
            Ints counts = Ints.of(columns[1]);
            if (wide) {
                Longs values = Longs.of(columns[0]);
                long[] out = new long[rowCount];
                for (int i = 0; i < rowCount; i++) {
                    out[i] = apply(values.at(i), counts.at(i));
                }
                return new LongColumn(out, null);
            }
            Ints values = Ints.of(columns[0]);
            int[] out = new int[rowCount];
            for (int i = 0; i < rowCount; i++) {
                out[i] = apply(values.at(i), counts.at(i));
            }
            return new IntColumn(out, null);
        };
    }
}
