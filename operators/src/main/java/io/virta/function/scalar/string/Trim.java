package io.virta.function.scalar.string;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** The string without spaces (or without the given characters) at both ends. */
@AutoService(SqlFunction.class)
public final class Trim extends TrimFunction {
    public Trim() {
        super(
                Header.of("string", "trim")
                        .usage("trim([BOTH | LEADING | TRAILING] [characters FROM] str), trim(str)")
                        .text("The string without spaces (or without the given characters) at both ends.")
                        .example("trim('  x ')", "x")
                        .example("trim(BOTH 'x' FROM 'xax')", "a"),
                true,
                true);
    }
}
