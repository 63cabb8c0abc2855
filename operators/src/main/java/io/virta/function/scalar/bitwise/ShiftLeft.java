package io.virta.function.scalar.bitwise;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** A number with its bits moved left. */
@AutoService(SqlFunction.class)
public final class ShiftLeft extends ShiftFunction {
    public ShiftLeft() {
        super(Header.of("bitwise", "shiftleft")
                .usage("shiftleft(expr, count)")
                .text("A number with its bits moved left.")
                .example("shiftleft(2, 1)", "4"));
    }

    @Override
    protected int apply(int a, int b) {
        return a << b;
    }

    @Override
    protected long apply(long a, int b) {
        return a << b;
    }
}
