package io.virta.function.scalar.string;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** The string without spaces (or without the given characters) at both ends. */
@AutoService(SqlFunction.class)
public final class Btrim extends TrimFunction {
    public Btrim() {
        super(
                Header.of("string", "btrim")
                        .usage("btrim(str[, characters])")
                        .text("The string without spaces (or without the given characters) at both ends.")
                        .example("btrim('xax', 'x')", "a"),
                true,
                true);
    }

    @Override
    protected boolean textFirst() {
        return true;
    }
}
