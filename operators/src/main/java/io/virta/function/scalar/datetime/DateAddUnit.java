package io.virta.function.scalar.datetime;

import com.google.auto.service.AutoService;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;

/** The timestamp a number of units later (as timestampadd), or the date a number of days later. */
@AutoService(SqlFunction.class)
public final class DateAddUnit extends NamedFunction {
    public DateAddUnit() {
        super(Header.of("date and time", "dateadd")
                .usage("dateadd(unit, n, timestamp), dateadd(date, days)")
                .text("The timestamp a number of units later (as timestampadd), or the date a number of days later.")
                .example("dateadd('2024-02-28', 2)", "2024-03-01"));
    }

    private static final DateAdd DAYS = new DateAdd();
    private static final TimestampAdd UNITS = new TimestampAdd();

    @Override
    public boolean usesContext() {
        return true;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        return arguments.size() == 3 ? UNITS.resolve(arguments) : DAYS.resolve(arguments);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return arguments.size() == 3 ? UNITS.kernel(arguments, signature) : DAYS.kernel(arguments, signature);
    }
}
