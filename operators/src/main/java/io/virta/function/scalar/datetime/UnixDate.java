package io.virta.function.scalar.datetime;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.datetime.part.DayPartFunction;

/** Days since 1970-01-01. */
@AutoService(SqlFunction.class)
public final class UnixDate extends DayPartFunction {
    public UnixDate() {
        super(Header.of("date and time", "unix_date")
                .usage("unix_date(date)")
                .text("Days since 1970-01-01.")
                .example("unix_date(DATE'1970-01-02')", "1"));
    }

    @Override
    protected int apply(int epochDay) {
        return epochDay;
    }
}
