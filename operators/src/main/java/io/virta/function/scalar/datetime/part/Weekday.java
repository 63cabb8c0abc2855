package io.virta.function.scalar.datetime.part;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.time.CivilDate;

/** The day of the week, 0 for Monday to 6 for Sunday. */
@AutoService(SqlFunction.class)
public final class Weekday extends DayPartFunction {
    public Weekday() {
        super(Header.of("date and time", "weekday")
                .usage("weekday(date)")
                .text("The day of the week, 0 for Monday to 6 for Sunday.")
                .example("weekday('2024-02-29')", "3"));
    }

    @Override
    protected int apply(int epochDay) {
        return CivilDate.weekday(epochDay);
    }
}
