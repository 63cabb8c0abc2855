package io.virta.function.scalar.conversion;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.types.DecimalType;

/** CAST(expr AS DECIMAL(10,0)). */
@AutoService(SqlFunction.class)
public final class ToDecimal extends CastFunction {
    public ToDecimal() {
        super(
                Header.of("miscellaneous", "decimal")
                        .usage("decimal(expr)")
                        .text("CAST(expr AS DECIMAL(10,0)).")
                        .example("decimal('2.5')", "3"),
                DecimalType.USER_DEFAULT);
    }
}
