package io.virta.function.scalar.bitwise;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** A number with its bits moved right, filled up with zeros. */
@AutoService(SqlFunction.class)
public final class ShiftRightUnsigned extends ShiftFunction {
    public ShiftRightUnsigned() {
        super(Header.of("bitwise", "shiftrightunsigned")
                .usage("shiftrightunsigned(expr, count)")
                .text("A number with its bits moved right, filled up with zeros.")
                .example("shiftrightunsigned(-1, 31)", "1"));
    }

    @Override
    protected int apply(int a, int b) {
        return a >>> b;
    }

    @Override
    protected long apply(long a, int b) {
        return a >>> b;
    }
}
