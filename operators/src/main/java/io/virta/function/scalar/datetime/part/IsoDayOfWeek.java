package io.virta.function.scalar.datetime.part;

import io.virta.function.scalar.Header;
import io.virta.time.CivilDate;

/** The day of the week from 1 for Monday to 7 for Sunday; a field of date_part. */
final class IsoDayOfWeek extends DayPartFunction {
    IsoDayOfWeek() {
        super(Header.of("date and time", "dayofweek_iso"));
    }

    @Override
    protected int apply(int epochDay) {
        return CivilDate.weekday(epochDay) + 1;
    }
}
