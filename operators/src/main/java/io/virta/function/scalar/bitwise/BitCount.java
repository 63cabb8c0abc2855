package io.virta.function.scalar.bitwise;

import com.google.auto.service.AutoService;
import io.virta.batch.IntColumn;
import io.virta.evaluation.Longs;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.AtomicType;
import java.util.List;

/** How many bits of a whole number (read as 64 bits) or boolean are set. */
@AutoService(SqlFunction.class)
public final class BitCount extends NamedFunction {
    public BitCount() {
        super(Header.of("bitwise", "bit_count")
                .usage("bit_count(expr)")
                .text("How many bits of a whole number (read as 64 bits) or boolean are set.")
                .example("bit_count(7)", "3")
                .example("bit_count(-1)", "64"));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 1, 1);
        if (!arguments.type(0).isIntegral()
                && arguments.type(0) != AtomicType.BOOLEAN
                && arguments.type(0) != AtomicType.VOID) {
            throw Typing.mismatch(arguments, 0, "an integral number or a boolean");
        }
        return Typing.strict(arguments, List.of(AtomicType.BIGINT), AtomicType.INT);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return (columns, rowCount, context) -> {
            Longs values = Longs.of(columns[0]);
            int[] counts = new int[rowCount];
            for (int i = 0; i < rowCount; i++) {
                counts[i] = Long.bitCount(values.at(i));
            }
            return new IntColumn(counts, null);
        };
    }
}
