package io.virta.function.scalar.datetime.part;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.time.CivilDate;

/** The quarter of a date, 1 to 4. */
@AutoService(SqlFunction.class)
public final class Quarter extends DayPartFunction {
    public Quarter() {
        super(Header.of("date and time", "quarter")
                .usage("quarter(date)")
                .text("The quarter of a date, 1 to 4.")
                .example("quarter('2024-02-29')", "1"));
    }

    @Override
    protected int apply(int epochDay) {
        return (CivilDate.month(CivilDate.of(epochDay)) - 1) / 3 + 1;
    }
}
