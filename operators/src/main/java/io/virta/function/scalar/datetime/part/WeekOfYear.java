package io.virta.function.scalar.datetime.part;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.time.CivilDate;

/** The ISO week, 1 to 53. */
@AutoService(SqlFunction.class)
public final class WeekOfYear extends DayPartFunction {
    public WeekOfYear() {
        super(Header.of("date and time", "weekofyear")
                .usage("weekofyear(date)")
                .text("The ISO week, 1 to 53.")
                .example("weekofyear('2024-02-29')", "9"));
    }

    @Override
    protected int apply(int epochDay) {
        return CivilDate.weekOfYear(epochDay);
    }
}
