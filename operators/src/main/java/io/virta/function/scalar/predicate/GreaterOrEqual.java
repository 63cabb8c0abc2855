package io.virta.function.scalar.predicate;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** Whether the first value does not come before the second; null if either is null. */
@AutoService(SqlFunction.class)
public final class GreaterOrEqual extends ComparisonFunction {
    public GreaterOrEqual() {
        super(
                Header.of("predicate", ">=")
                        .usage("expr1 >= expr2")
                        .text("Whether the first value does not come before the second; null if either is null.")
                        .example("DATE'2024-02-01' >= '2024-01-31'", "true"),
                false,
                true,
                true);
    }
}
