package io.virta.function.scalar.predicate;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** Whether two values are equal; null if either is null. NaN is equal to NaN. */
@AutoService(SqlFunction.class)
public final class Equal extends ComparisonFunction {
    public Equal() {
        super(
                Header.of("predicate", "=", "==")
                        .usage("expr1 = expr2")
                        .text("Whether two values are equal; null if either is null. NaN is equal to NaN.")
                        .example("1 = 1.0", "true")
                        .example("NULL = 1", "NULL"),
                false,
                true,
                false);
    }
}
