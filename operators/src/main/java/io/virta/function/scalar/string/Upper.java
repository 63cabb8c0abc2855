package io.virta.function.scalar.string;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import java.util.Locale;

/** The string in upper case. */
@AutoService(SqlFunction.class)
public final class Upper extends CaseFunction {
    public Upper() {
        super(Header.of("string", "upper", "ucase")
                .usage("upper(str)")
                .text("The string in upper case.")
                .example("upper('Spark ß')", "SPARK SS"));
    }

    @Override
    protected int asciiByte(int value) {
        return value >= 'a' && value <= 'z' ? value - 32 : value;
    }

    @Override
    protected String convert(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
