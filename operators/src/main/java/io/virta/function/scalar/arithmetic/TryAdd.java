package io.virta.function.scalar.arithmetic;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** The sum of two numbers; null where it does not fit. */
@AutoService(SqlFunction.class)
public final class TryAdd extends ExactFunction {
    public TryAdd() {
        super(
                Header.of("operator", "try_add")
                        .usage("try_add(expr1, expr2)")
                        .text("The sum of two numbers; null where it does not fit.")
                        .example("try_add(2147483647, 1)", "NULL"),
                new Add());
    }

    @Override
    protected long apply(long a, long b) {
        return Math.addExact(a, b);
    }
}
