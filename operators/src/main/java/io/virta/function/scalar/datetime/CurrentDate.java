package io.virta.function.scalar.datetime;

import com.google.auto.service.AutoService;
import io.virta.batch.ConstantColumn;
import io.virta.batch.IntColumn;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.FixedFunction;
import io.virta.function.scalar.Header;
import io.virta.time.ZoneOffsets;
import io.virta.types.AtomicType;

/** The date of the epoch in the session time zone. */
@AutoService(SqlFunction.class)
public final class CurrentDate extends FixedFunction {
    public CurrentDate() {
        super(
                Header.of("date and time", "current_date", "curdate")
                        .usage("current_date()")
                        .text("The date of the epoch in the session time zone."),
                AtomicType.DATE);
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
                new IntColumn(new int[] {new ZoneOffsets(context.zone()).day(context.timestampMicros())}, null),
                rowCount);
    }
}
