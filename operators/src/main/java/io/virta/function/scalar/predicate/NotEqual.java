package io.virta.function.scalar.predicate;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** Whether two values differ; null if either is null. */
@AutoService(SqlFunction.class)
public final class NotEqual extends ComparisonFunction {
    public NotEqual() {
        super(
                Header.of("predicate", "<>", "!=")
                        .usage("expr1 <> expr2")
                        .text("Whether two values differ; null if either is null.")
                        .example("1 != 2", "true"),
                true,
                false,
                true);
    }
}
