package io.virta.function.scalar.string;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** The string without spaces (or without the given characters) at its end. */
@AutoService(SqlFunction.class)
public final class RightTrim extends TrimFunction {
    public RightTrim() {
        super(
                Header.of("string", "rtrim")
                        .usage("rtrim([characters, ]str)")
                        .text("The string without spaces (or without the given characters) at its end.")
                        .example("rtrim(' x  ')", " x"),
                false,
                true);
    }
}
