package io.virta.function.scalar.hash;

import com.google.auto.service.AutoService;
import io.virta.batch.IntColumn;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.NullRule;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import java.util.Arrays;
import java.util.List;

/** A hash of several values of any type but map: Murmur3 with 32 bits, seed 42. Nulls do not change it. */
@AutoService(SqlFunction.class)
public final class Murmur3Hash extends NamedFunction {
    public Murmur3Hash() {
        super(Header.of("hash", "hash")
                .usage("hash(expr, ...)")
                .text(
                        "A hash of several values of any type but map: Murmur3 with 32 bits, seed 42. Nulls do not change it.")
                .example("hash('Spark')", "228093765")
                .example("hash(NULL)", "42"));
    }

    @Override
    public NullRule nullRule() {
        return NullRule.CUSTOM;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 1, Integer.MAX_VALUE);
        return new Signature(arguments.types(), AtomicType.INT, false);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        List<DataType> types = signature.argumentTypes();
        return (columns, rowCount, context) -> {
            int[] out = new int[rowCount];
            Arrays.fill(out, 42);
            for (int c = 0; c < columns.length; c++) {
                RowHash hash = RowHash.of(columns[c].flatten(), types.get(c), RowHash.MURMUR3);
                for (int row = 0; row < rowCount; row++) {
                    out[row] = (int) hash.hash(row, out[row]);
                }
            }
            return new IntColumn(out, null);
        };
    }
}
