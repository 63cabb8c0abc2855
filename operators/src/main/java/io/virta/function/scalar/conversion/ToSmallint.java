package io.virta.function.scalar.conversion;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.types.AtomicType;

/** CAST(expr AS SMALLINT). */
@AutoService(SqlFunction.class)
public final class ToSmallint extends CastFunction {
    public ToSmallint() {
        super(
                Header.of("miscellaneous", "smallint").usage("smallint(expr)").text("CAST(expr AS SMALLINT)."),
                AtomicType.SMALLINT);
    }
}
