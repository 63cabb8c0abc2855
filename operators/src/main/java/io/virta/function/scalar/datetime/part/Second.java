package io.virta.function.scalar.datetime.part;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** The second in the session time zone. */
@AutoService(SqlFunction.class)
public final class Second extends TimePartFunction {
    public Second() {
        super(Header.of("date and time", "second")
                .usage("second(timestamp)")
                .text("The second in the session time zone.")
                .example("second(TIMESTAMP'2024-02-29 13:45:59')", "59"));
    }

    @Override
    protected int apply(long secondOfDay) {
        return (int) (secondOfDay % 60);
    }
}
