package io.virta.function.scalar.bitwise;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** The bits set in one number only. */
@AutoService(SqlFunction.class)
public final class BitXor extends BitwiseFunction {
    public BitXor() {
        super(Header.of("bitwise", "^")
                .usage("expr1 ^ expr2")
                .text("The bits set in one number only.")
                .example("6 ^ 3", "5"));
    }

    @Override
    protected long apply(long a, long b) {
        return a ^ b;
    }
}
