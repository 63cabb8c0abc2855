package io.virta.function.scalar.predicate;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** Whether the first value comes before the second; null if either is null. */
@AutoService(SqlFunction.class)
public final class Less extends ComparisonFunction {
    public Less() {
        super(
                Header.of("predicate", "<")
                        .usage("expr1 < expr2")
                        .text("Whether the first value comes before the second; null if either is null.")
                        .example("'a' < 'b'", "true"),
                true,
                false,
                false);
    }
}
