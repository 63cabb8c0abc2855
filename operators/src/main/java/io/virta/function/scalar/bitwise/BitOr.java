package io.virta.function.scalar.bitwise;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** The bits set in either number. */
@AutoService(SqlFunction.class)
public final class BitOr extends BitwiseFunction {
    public BitOr() {
        super(Header.of("bitwise", "|")
                .usage("expr1 | expr2")
                .text("The bits set in either number.")
                .example("6 | 3", "7"));
    }

    @Override
    protected long apply(long a, long b) {
        return a | b;
    }
}
