package io.virta.function.generator;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** As explode, but a row of nulls for null or an empty collection. */
@AutoService(SqlFunction.class)
public final class ExplodeOuter extends ExplodeFunction {
    public ExplodeOuter() {
        super(
                Header.of("generator", "explode_outer")
                        .usage("explode_outer(array), explode_outer(map)")
                        .text("As explode, but a row of nulls for null or an empty collection."),
                false,
                true);
    }
}
