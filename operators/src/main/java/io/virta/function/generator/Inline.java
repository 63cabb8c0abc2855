package io.virta.function.generator;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** A row for each struct of an array, a column for each field. */
@AutoService(SqlFunction.class)
public final class Inline extends InlineFunction {
    public Inline() {
        super(
                Header.of("generator", "inline")
                        .usage("inline(array of structs)")
                        .text("A row for each struct of an array, a column for each field."),
                false);
    }
}
