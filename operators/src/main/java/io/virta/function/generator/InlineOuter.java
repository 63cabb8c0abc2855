package io.virta.function.generator;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** As inline, but a row of nulls for null or an empty array. */
@AutoService(SqlFunction.class)
public final class InlineOuter extends InlineFunction {
    public InlineOuter() {
        super(
                Header.of("generator", "inline_outer")
                        .usage("inline_outer(array of structs)")
                        .text("As inline, but a row of nulls for null or an empty array."),
                true);
    }
}
