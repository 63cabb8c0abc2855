package io.virta.function.scalar.conditional;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** The greatest of the values that are not null, null if all are. */
@AutoService(SqlFunction.class)
public final class Greatest extends ExtremeFunction {
    public Greatest() {
        super(
                Header.of("conditional", "greatest")
                        .usage("greatest(expr, ...)")
                        .text("The greatest of the values that are not null, null if all are.")
                        .example("greatest(1, 3, 2)", "3"),
                1);
    }
}
