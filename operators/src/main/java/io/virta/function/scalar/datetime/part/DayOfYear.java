package io.virta.function.scalar.datetime.part;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.time.CivilDate;

/** The day of the year, 1 to 366. */
@AutoService(SqlFunction.class)
public final class DayOfYear extends DayPartFunction {
    public DayOfYear() {
        super(Header.of("date and time", "dayofyear")
                .usage("dayofyear(date)")
                .text("The day of the year, 1 to 366.")
                .example("dayofyear('2024-02-29')", "60"));
    }

    @Override
    protected int apply(int epochDay) {
        return CivilDate.dayOfYear(epochDay);
    }
}
