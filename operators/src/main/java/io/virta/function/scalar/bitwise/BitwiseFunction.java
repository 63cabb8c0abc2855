package io.virta.function.scalar.bitwise;

import io.virta.batch.Column;
import io.virta.batch.IntColumn;
import io.virta.batch.LongColumn;
import io.virta.error.VirtaException;
import io.virta.evaluation.Ints;
import io.virta.evaluation.Longs;
import io.virta.function.Kernel;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.AtomicType;
import io.virta.types.CommonType;
import io.virta.types.DataType;
import java.util.List;
import java.util.Objects;

/** An operation on the bits of two whole numbers of one type. */
public abstract class BitwiseFunction extends NamedFunction {
    protected BitwiseFunction(Header header) {
        super(header);
    }

    /** The result, of which the bits of the type are kept. */
    protected abstract long apply(long a, long b);

    @Override
    public final Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 2, 2);
        DataType common =
                Objects.requireNonNull(CommonType.withoutText(integral(arguments, 0), integral(arguments, 1)));
        return Typing.strict(arguments, List.of(common, common), common);
    }

    private static DataType integral(TypedArguments arguments, int index) throws VirtaException {
        DataType type = arguments.type(index);
        if (type == AtomicType.VOID) {
            return AtomicType.INT;
        }
        if (type == AtomicType.STRING) {
            return AtomicType.BIGINT;
        }
        if (!type.isIntegral()) {
            throw Typing.mismatch(arguments, index, "INTEGRAL");
        }
        return type;
    }

    @Override
    public final Kernel kernel(TypedArguments arguments, Signature signature) {
        boolean wide = signature.resultType() == AtomicType.BIGINT;
        return (columns, rowCount, context) -> wide ? longs(columns, rowCount) : ints(columns, rowCount);
    }

    private Column longs(Column[] columns, int rowCount) {
        Longs a = Longs.of(columns[0]);
        Longs b = Longs.of(columns[1]);
        long[] out = new long[rowCount];
        for (int i = 0; i < rowCount; i++) {
            out[i] = apply(a.at(i), b.at(i));
        }
        return new LongColumn(out, null);
    }

    private Column ints(Column[] columns, int rowCount) {
        Ints a = Ints.of(columns[0]);
        Ints b = Ints.of(columns[1]);
        int[] out = new int[rowCount];
        for (int i = 0; i < rowCount; i++) {
            out[i] = (int) apply(a.at(i), b.at(i));
        }
        return new IntColumn(out, null);
    }
}
