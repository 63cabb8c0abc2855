package io.virta.function.scalar.arithmetic;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** The product of two numbers; null where it does not fit. */
@AutoService(SqlFunction.class)
public final class TryMultiply extends ExactFunction {
    public TryMultiply() {
        super(
                Header.of("operator", "try_multiply")
                        .usage("try_multiply(expr1, expr2)")
                        .text("The product of two numbers; null where it does not fit.")
                        .example("try_multiply(2, 3)", "6"),
                new Multiply());
    }

    @Override
    protected long apply(long a, long b) {
        return Math.multiplyExact(a, b);
    }
}
