package io.virta.function.scalar.conversion;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.types.AtomicType;

/** CAST(expr AS DATE). */
@AutoService(SqlFunction.class)
public final class ToDate extends CastFunction {
    public ToDate() {
        super(
                Header.of("miscellaneous", "date")
                        .usage("date(expr)")
                        .text("CAST(expr AS DATE).")
                        .example("date('2024-02-29')", "2024-02-29"),
                AtomicType.DATE);
    }
}
