package io.virta.function.scalar.datetime;

import com.google.auto.service.AutoService;
import io.virta.expression.Literal;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.FixedFunction;
import io.virta.function.scalar.Header;
import io.virta.row.Literals;
import io.virta.types.AtomicType;

/** The session time zone. */
@AutoService(SqlFunction.class)
public final class CurrentTimezone extends FixedFunction {
    public CurrentTimezone() {
        super(
                Header.of("date and time", "current_timezone")
                        .usage("current_timezone()")
                        .text("The session time zone."),
                AtomicType.STRING);
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
                Literals.column(new Literal(context.zone().getId(), AtomicType.STRING), rowCount);
    }
}
