package io.virta.function.scalar.datetime.part;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** The minute in the session time zone. */
@AutoService(SqlFunction.class)
public final class Minute extends TimePartFunction {
    public Minute() {
        super(Header.of("date and time", "minute")
                .usage("minute(timestamp)")
                .text("The minute in the session time zone.")
                .example("minute(TIMESTAMP'2024-02-29 13:45:59')", "45"));
    }

    @Override
    protected int apply(long secondOfDay) {
        return (int) (secondOfDay / 60 % 60);
    }
}
