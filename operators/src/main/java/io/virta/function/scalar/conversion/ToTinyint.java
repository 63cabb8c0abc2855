package io.virta.function.scalar.conversion;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.types.AtomicType;

/** CAST(expr AS TINYINT). */
@AutoService(SqlFunction.class)
public final class ToTinyint extends CastFunction {
    public ToTinyint() {
        super(
                Header.of("miscellaneous", "tinyint").usage("tinyint(expr)").text("CAST(expr AS TINYINT)."),
                AtomicType.TINYINT);
    }
}
