package io.virta.function.scalar.conversion;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.types.AtomicType;

/** CAST(expr AS BIGINT). */
@AutoService(SqlFunction.class)
public final class ToBigint extends CastFunction {
    public ToBigint() {
        super(
                Header.of("miscellaneous", "bigint").usage("bigint(expr)").text("CAST(expr AS BIGINT)."),
                AtomicType.BIGINT);
    }
}
