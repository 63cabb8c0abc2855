package io.virta.function.scalar.hash;

import com.google.auto.service.AutoService;
import io.virta.batch.LongColumn;
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

/** A hash of several values of any type but map: xxHash with 64 bits, seed 42. Nulls do not change it. */
@AutoService(SqlFunction.class)
public final class XxHash64 extends NamedFunction {
    public XxHash64() {
        super(Header.of("hash", "xxhash64")
                .usage("xxhash64(expr, ...)")
                .text(
                        "A hash of several values of any type but map: xxHash with 64 bits, seed 42. Nulls do not change it.")
                .example("xxhash64(NULL)", "42"));
    }

    @Override
    public NullRule nullRule() {
        return NullRule.CUSTOM;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 1, Integer.MAX_VALUE);
        return new Signature(arguments.types(), AtomicType.BIGINT, false);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        List<DataType> types = signature.argumentTypes();
        return (columns, rowCount, context) -> {
            long[] out = new long[rowCount];
            Arrays.fill(out, 42);
            for (int c = 0; c < columns.length; c++) {
                RowHash hash = RowHash.of(columns[c].flatten(), types.get(c), RowHash.XXHASH64);
                for (int row = 0; row < rowCount; row++) {
                    out[row] = hash.hash(row, out[row]);
                }
            }
            return new LongColumn(out, null);
        };
    }
}
