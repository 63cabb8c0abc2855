package io.virta.function.scalar.string;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** The string cut to a length, or filled up to it at the right with another string (a space by default). */
@AutoService(SqlFunction.class)
public final class RightPad extends PadFunction {
    public RightPad() {
        super(
                Header.of("string", "rpad")
                        .usage("rpad(str, len[, pad])")
                        .text(
                                "The string cut to a length, or filled up to it at the right with another string (a space by default).")
                        .example("rpad('hi', 5, '?!')", "hi?!?"),
                false);
    }
}
