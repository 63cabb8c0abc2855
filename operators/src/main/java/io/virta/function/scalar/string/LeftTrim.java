package io.virta.function.scalar.string;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** The string without spaces (or without the given characters) at its start. */
@AutoService(SqlFunction.class)
public final class LeftTrim extends TrimFunction {
    public LeftTrim() {
        super(
                Header.of("string", "ltrim")
                        .usage("ltrim([characters, ]str)")
                        .text("The string without spaces (or without the given characters) at its start.")
                        .example("concat('[', ltrim('  x '), ']')", "[x ]"),
                true,
                false);
    }
}
