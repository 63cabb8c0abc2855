package io.virta.function.scalar.datetime.part;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.time.CivilDate;

/** The month of a date, 1 to 12. */
@AutoService(SqlFunction.class)
public final class Month extends DayPartFunction {
    public Month() {
        super(Header.of("date and time", "month")
                .usage("month(date)")
                .text("The month of a date, 1 to 12.")
                .example("month('2024-02-29')", "2"));
    }

    @Override
    protected int apply(int epochDay) {
        return CivilDate.month(CivilDate.of(epochDay));
    }
}
