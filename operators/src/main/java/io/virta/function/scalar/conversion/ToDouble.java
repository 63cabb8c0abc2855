package io.virta.function.scalar.conversion;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.types.AtomicType;

/** CAST(expr AS DOUBLE). */
@AutoService(SqlFunction.class)
public final class ToDouble extends CastFunction {
    public ToDouble() {
        super(
                Header.of("miscellaneous", "double")
                        .usage("double(expr)")
                        .text("CAST(expr AS DOUBLE).")
                        .example("double('1.5')", "1.5"),
                AtomicType.DOUBLE);
    }
}
