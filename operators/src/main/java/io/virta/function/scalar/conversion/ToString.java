package io.virta.function.scalar.conversion;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.types.AtomicType;

/** CAST(expr AS STRING). */
@AutoService(SqlFunction.class)
public final class ToString extends CastFunction {
    public ToString() {
        super(
                Header.of("miscellaneous", "string")
                        .usage("string(expr)")
                        .text("CAST(expr AS STRING).")
                        .example("string(1)", "1"),
                AtomicType.STRING);
    }
}
