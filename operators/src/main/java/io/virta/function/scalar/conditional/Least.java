package io.virta.function.scalar.conditional;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** The least of the values that are not null, null if all are. */
@AutoService(SqlFunction.class)
public final class Least extends ExtremeFunction {
    public Least() {
        super(
                Header.of("conditional", "least")
                        .usage("least(expr, ...)")
                        .text("The least of the values that are not null, null if all are.")
                        .example("least(3, NULL, 2)", "2"),
                -1);
    }
}
