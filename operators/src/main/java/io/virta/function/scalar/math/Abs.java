package io.virta.function.scalar.math;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.UnaryNumberFunction;
import java.math.BigDecimal;

/** A number without its sign; the least whole number stays as it is. */
@AutoService(SqlFunction.class)
public final class Abs extends UnaryNumberFunction {
    public Abs() {
        super(Header.of("math", "abs")
                .usage("abs(expr)")
                .text("A number without its sign; the least whole number stays as it is.")
                .example("abs(-1)", "1")
                .example("abs(-1.5)", "1.5"));
    }

    @Override
    protected long apply(long value) {
        return Math.abs(value);
    }

    @Override
    protected double apply(double value) {
        return Math.abs(value);
    }

    @Override
    protected BigDecimal apply(BigDecimal value) {
        return value.abs();
    }
}
