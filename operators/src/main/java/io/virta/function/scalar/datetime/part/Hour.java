package io.virta.function.scalar.datetime.part;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** The hour in the session time zone, 0 to 23. */
@AutoService(SqlFunction.class)
public final class Hour extends TimePartFunction {
    public Hour() {
        super(Header.of("date and time", "hour")
                .usage("hour(timestamp)")
                .text("The hour in the session time zone, 0 to 23.")
                .example("hour(TIMESTAMP'2024-02-29 13:45:59')", "13"));
    }

    @Override
    protected int apply(long secondOfDay) {
        return (int) (secondOfDay / 3600);
    }
}
