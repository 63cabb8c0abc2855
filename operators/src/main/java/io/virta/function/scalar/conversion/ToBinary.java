package io.virta.function.scalar.conversion;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.types.AtomicType;

/** CAST(expr AS BINARY). */
@AutoService(SqlFunction.class)
public final class ToBinary extends CastFunction {
    public ToBinary() {
        super(
                Header.of("miscellaneous", "binary").usage("binary(expr)").text("CAST(expr AS BINARY)."),
                AtomicType.BINARY);
    }
}
