package io.virta.function.scalar.datetime.part;

import io.virta.function.scalar.Header;
import io.virta.time.CivilDate;

/** The year that the ISO week of a date belongs to; a field of date_part. */
final class YearOfWeek extends DayPartFunction {
    YearOfWeek() {
        super(Header.of("date and time", "yearofweek"));
    }

    @Override
    protected int apply(int epochDay) {
        return CivilDate.weekYear(epochDay);
    }
}
