package io.virta.function.scalar.datetime;

import com.google.auto.service.AutoService;
import io.virta.batch.ConstantColumn;
import io.virta.batch.LongColumn;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.FixedFunction;
import io.virta.function.scalar.Header;
import io.virta.types.AtomicType;

/** The timestamp of the epoch, the same for all rows and for every rerun. */
@AutoService(SqlFunction.class)
public final class CurrentTimestamp extends FixedFunction {
    public CurrentTimestamp() {
        super(
                Header.of("date and time", "current_timestamp", "now")
                        .usage("current_timestamp()")
                        .text("The timestamp of the epoch, the same for all rows and for every rerun."),
                AtomicType.TIMESTAMP);
    }

    @Override
    public boolean usesContext() {
        return true;
    }

    @Override
    protected boolean makesNulls() {
        return false;
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return (columns, rowCount, context) ->
                new ConstantColumn(new LongColumn(new long[] {context.timestampMicros()}, null), rowCount);
    }
}
