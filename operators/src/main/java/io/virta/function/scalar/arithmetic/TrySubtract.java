package io.virta.function.scalar.arithmetic;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** The difference of two numbers; null where it does not fit. */
@AutoService(SqlFunction.class)
public final class TrySubtract extends ExactFunction {
    public TrySubtract() {
        super(
                Header.of("operator", "try_subtract")
                        .usage("try_subtract(expr1, expr2)")
                        .text("The difference of two numbers; null where it does not fit.")
                        .example("try_subtract(3, 1)", "2"),
                new Subtract());
    }

    @Override
    protected long apply(long a, long b) {
        return Math.subtractExact(a, b);
    }
}
