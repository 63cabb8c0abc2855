package io.virta.function.scalar.math;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.UnaryNumberFunction;
import java.math.BigDecimal;

/** The number itself. */
@AutoService(SqlFunction.class)
public final class Positive extends UnaryNumberFunction {
    public Positive() {
        super(Header.of("math", "positive")
                .usage("+expr")
                .text("The number itself.")
                .example("positive(1)", "1"));
    }

    @Override
    protected long apply(long value) {
        return value;
    }

    @Override
    protected double apply(double value) {
        return value;
    }

    @Override
    protected BigDecimal apply(BigDecimal value) {
        return value;
    }
}
