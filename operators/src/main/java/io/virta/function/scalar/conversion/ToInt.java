package io.virta.function.scalar.conversion;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.types.AtomicType;

/** CAST(expr AS INT). */
@AutoService(SqlFunction.class)
public final class ToInt extends CastFunction {
    public ToInt() {
        super(
                Header.of("miscellaneous", "int")
                        .usage("int(expr)")
                        .text("CAST(expr AS INT).")
                        .example("int('12')", "12"),
                AtomicType.INT);
    }
}
