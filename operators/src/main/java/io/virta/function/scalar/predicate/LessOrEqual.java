package io.virta.function.scalar.predicate;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** Whether the first value does not come after the second; null if either is null. */
@AutoService(SqlFunction.class)
public final class LessOrEqual extends ComparisonFunction {
    public LessOrEqual() {
        super(
                Header.of("predicate", "<=")
                        .usage("expr1 <= expr2")
                        .text("Whether the first value does not come after the second; null if either is null.")
                        .example("2 <= 1", "false"),
                true,
                true,
                false);
    }
}
