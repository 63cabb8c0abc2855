package io.virta.function.scalar.bitwise;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.UnaryNumberFunction;
import io.virta.types.DataType;

/** A whole number with all bits turned over. */
@AutoService(SqlFunction.class)
public final class BitNot extends UnaryNumberFunction {
    public BitNot() {
        super(Header.of("bitwise", "~")
                .usage("~expr")
                .text("A whole number with all bits turned over.")
                .example("~0", "-1"));
    }

    @Override
    protected long apply(long value) {
        return ~value;
    }

    @Override
    protected boolean takes(DataType type) {
        return type.isIntegral();
    }
}
