package io.virta.function.scalar.string;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** The string cut to a length, or filled up to it at the left with another string (a space by default). */
@AutoService(SqlFunction.class)
public final class LeftPad extends PadFunction {
    public LeftPad() {
        super(
                Header.of("string", "lpad")
                        .usage("lpad(str, len[, pad])")
                        .text(
                                "The string cut to a length, or filled up to it at the left with another string (a space by default).")
                        .example("lpad('hi', 5, '?!')", "?!?hi")
                        .example("lpad('hello', 2)", "he"),
                true);
    }
}
