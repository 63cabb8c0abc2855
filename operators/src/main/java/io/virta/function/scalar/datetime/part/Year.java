package io.virta.function.scalar.datetime.part;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.time.CivilDate;

/** The year of a date. */
@AutoService(SqlFunction.class)
public final class Year extends DayPartFunction {
    public Year() {
        super(Header.of("date and time", "year")
                .usage("year(date)")
                .text("The year of a date.")
                .example("year('2024-02-29')", "2024"));
    }

    @Override
    protected int apply(int epochDay) {
        return CivilDate.year(CivilDate.of(epochDay));
    }
}
