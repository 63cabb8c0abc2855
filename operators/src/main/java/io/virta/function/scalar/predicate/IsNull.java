package io.virta.function.scalar.predicate;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** Whether a value is null; never null. */
@AutoService(SqlFunction.class)
public final class IsNull extends NullTest {
    public IsNull() {
        super(
                Header.of("predicate", "isnull")
                        .usage("expr IS NULL")
                        .text("Whether a value is null; never null.")
                        .example("isnull(NULL)", "true"),
                true);
    }
}
