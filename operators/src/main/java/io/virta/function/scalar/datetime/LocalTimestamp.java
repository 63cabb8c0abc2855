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
import io.virta.time.ZoneOffsets;
import io.virta.types.AtomicType;

/** The wall-clock time of the epoch in the session time zone. */
@AutoService(SqlFunction.class)
public final class LocalTimestamp extends FixedFunction {
    public LocalTimestamp() {
        super(
                Header.of("date and time", "localtimestamp")
                        .usage("localtimestamp()")
                        .text("The wall-clock time of the epoch in the session time zone."),
                AtomicType.TIMESTAMP_NTZ);
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
        return (columns, rowCount, context) -> new ConstantColumn(
                new LongColumn(new long[] {new ZoneOffsets(context.zone()).toLocal(context.timestampMicros())}, null),
                rowCount);
    }
}
