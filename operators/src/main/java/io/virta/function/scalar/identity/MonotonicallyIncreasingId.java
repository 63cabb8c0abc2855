package io.virta.function.scalar.identity;

import com.google.auto.service.AutoService;
import io.virta.batch.LongColumn;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.AtomicType;
import java.util.List;

/** A number that grows from row to row of a partition within an epoch; the upper bits are the partition. */
@AutoService(SqlFunction.class)
public final class MonotonicallyIncreasingId extends NamedFunction {
    public MonotonicallyIncreasingId() {
        super(
                Header.of("miscellaneous", "monotonically_increasing_id")
                        .usage("monotonically_increasing_id()")
                        .text(
                                "A number that grows from row to row of a partition within an epoch; the upper bits are the partition."));
    }

    @Override
    public boolean isDeterministic() {
        return false;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 0, 0);
        return new Signature(List.of(), AtomicType.BIGINT, false);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        long[] state = {Long.MIN_VALUE, 0};
        return (columns, rowCount, context) -> {
            if (state[0] != context.epoch()) {
                state[0] = context.epoch();
                state[1] = 0;
            }
            long[] ids = new long[rowCount];
            for (int row = 0; row < rowCount; row++) {
                ids[row] = ((long) context.partition() << 33) + state[1]++;
            }
            return new LongColumn(ids, null);
        };
    }
}
