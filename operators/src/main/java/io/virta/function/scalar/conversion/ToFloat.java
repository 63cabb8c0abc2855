package io.virta.function.scalar.conversion;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.types.AtomicType;

/** CAST(expr AS FLOAT). */
@AutoService(SqlFunction.class)
public final class ToFloat extends CastFunction {
    public ToFloat() {
        super(Header.of("miscellaneous", "float").usage("float(expr)").text("CAST(expr AS FLOAT)."), AtomicType.FLOAT);
    }
}
