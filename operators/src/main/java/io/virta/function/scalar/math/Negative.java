package io.virta.function.scalar.math;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.UnaryNumberFunction;
import java.math.BigDecimal;

/** A number or interval with the other sign; the least whole number stays as it is. */
@AutoService(SqlFunction.class)
public final class Negative extends UnaryNumberFunction {
    public Negative() {
        super(Header.of("math", "negative")
                .usage("-expr")
                .text("A number or interval with the other sign; the least whole number stays as it is.")
                .example("-(1)", "-1"));
    }

    @Override
    protected long apply(long value) {
        return -value;
    }

    @Override
    protected double apply(double value) {
        return -value;
    }

    @Override
    protected BigDecimal apply(BigDecimal value) {
        return value.negate();
    }
}
