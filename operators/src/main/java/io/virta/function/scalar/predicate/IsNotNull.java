package io.virta.function.scalar.predicate;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** Whether a value is not null; never null. */
@AutoService(SqlFunction.class)
public final class IsNotNull extends NullTest {
    public IsNotNull() {
        super(
                Header.of("predicate", "isnotnull")
                        .usage("expr IS NOT NULL")
                        .text("Whether a value is not null; never null.")
                        .example("isnotnull(1)", "true"),
                false);
    }
}
