package io.virta.function.scalar.datetime.part;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.time.CivilDate;

/** The day of the month of a date. */
@AutoService(SqlFunction.class)
public final class Day extends DayPartFunction {
    public Day() {
        super(Header.of("date and time", "day", "dayofmonth")
                .usage("day(date)")
                .text("The day of the month of a date.")
                .example("day('2024-02-29')", "29"));
    }

    @Override
    protected int apply(int epochDay) {
        return CivilDate.day(CivilDate.of(epochDay));
    }
}
