package io.virta.function.generator;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** As explode, with a column pos before: the place of the element, counted from 0. */
@AutoService(SqlFunction.class)
public final class PosExplode extends ExplodeFunction {
    public PosExplode() {
        super(
                Header.of("generator", "posexplode")
                        .usage("posexplode(array), posexplode(map)")
                        .text("As explode, with a column pos before: the place of the element, counted from 0."),
                true,
                false);
    }
}
