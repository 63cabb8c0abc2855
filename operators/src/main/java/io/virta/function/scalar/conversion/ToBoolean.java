package io.virta.function.scalar.conversion;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.types.AtomicType;

/** CAST(expr AS BOOLEAN). */
@AutoService(SqlFunction.class)
public final class ToBoolean extends CastFunction {
    public ToBoolean() {
        super(
                Header.of("miscellaneous", "boolean")
                        .usage("boolean(expr)")
                        .text("CAST(expr AS BOOLEAN).")
                        .example("boolean('yes')", "true"),
                AtomicType.BOOLEAN);
    }
}
