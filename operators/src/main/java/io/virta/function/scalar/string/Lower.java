package io.virta.function.scalar.string;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import java.util.Locale;

/** The string in lower case. */
@AutoService(SqlFunction.class)
public final class Lower extends CaseFunction {
    public Lower() {
        super(Header.of("string", "lower", "lcase")
                .usage("lower(str)")
                .text("The string in lower case.")
                .example("lower('SparK')", "spark"));
    }

    @Override
    protected int asciiByte(int value) {
        return value >= 'A' && value <= 'Z' ? value + 32 : value;
    }

    @Override
    protected String convert(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
