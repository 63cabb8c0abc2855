package io.virta.function.scalar.predicate;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** Whether the first value comes after the second; null if either is null. NaN comes after all numbers. */
@AutoService(SqlFunction.class)
public final class Greater extends ComparisonFunction {
    public Greater() {
        super(
                Header.of("predicate", ">")
                        .usage("expr1 > expr2")
                        .text(
                                "Whether the first value comes after the second; null if either is null. NaN comes after all numbers.")
                        .example("2 > 1", "true"),
                false,
                false,
                true);
    }
}
