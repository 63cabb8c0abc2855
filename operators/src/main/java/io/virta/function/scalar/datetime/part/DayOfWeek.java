package io.virta.function.scalar.datetime.part;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.time.CivilDate;

/** The day of the week, 1 for Sunday to 7 for Saturday. */
@AutoService(SqlFunction.class)
public final class DayOfWeek extends DayPartFunction {
    public DayOfWeek() {
        super(Header.of("date and time", "dayofweek")
                .usage("dayofweek(date)")
                .text("The day of the week, 1 for Sunday to 7 for Saturday.")
                .example("dayofweek('2024-02-29')", "5"));
    }

    @Override
    protected int apply(int epochDay) {
        return (CivilDate.weekday(epochDay) + 1) % 7 + 1;
    }
}
