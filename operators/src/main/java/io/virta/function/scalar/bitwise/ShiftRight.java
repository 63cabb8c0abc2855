package io.virta.function.scalar.bitwise;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** A number with its bits moved right, filled up with its sign. */
@AutoService(SqlFunction.class)
public final class ShiftRight extends ShiftFunction {
    public ShiftRight() {
        super(Header.of("bitwise", "shiftright")
                .usage("shiftright(expr, count)")
                .text("A number with its bits moved right, filled up with its sign.")
                .example("shiftright(-8, 1)", "-4"));
    }

    @Override
    protected int apply(int a, int b) {
        return a >> b;
    }

    @Override
    protected long apply(long a, int b) {
        return a >> b;
    }
}
