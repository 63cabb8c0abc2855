package io.virta.function.scalar.conversion;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.types.AtomicType;

/** CAST(expr AS TIMESTAMP). */
@AutoService(SqlFunction.class)
public final class ToTimestamp extends CastFunction {
    public ToTimestamp() {
        super(
                Header.of("miscellaneous", "timestamp").usage("timestamp(expr)").text("CAST(expr AS TIMESTAMP)."),
                AtomicType.TIMESTAMP);
    }
}
