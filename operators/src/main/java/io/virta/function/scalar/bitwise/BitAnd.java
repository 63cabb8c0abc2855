package io.virta.function.scalar.bitwise;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** The bits set in both numbers. */
@AutoService(SqlFunction.class)
public final class BitAnd extends BitwiseFunction {
    public BitAnd() {
        super(Header.of("bitwise", "&")
                .usage("expr1 & expr2")
                .text("The bits set in both numbers.")
                .example("6 & 3", "2"));
    }

    @Override
    protected long apply(long a, long b) {
        return a & b;
    }
}
