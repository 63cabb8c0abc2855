package io.virta.function.generator;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** As posexplode, but a row of nulls for null or an empty collection. */
@AutoService(SqlFunction.class)
public final class PosExplodeOuter extends ExplodeFunction {
    public PosExplodeOuter() {
        super(
                Header.of("generator", "posexplode_outer")
                        .usage("posexplode_outer(array), posexplode_outer(map)")
                        .text("As posexplode, but a row of nulls for null or an empty collection."),
                true,
                true);
    }
}
