package io.virta.function.scalar.collection;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** The greatest element that is not null; null if there is none. */
@AutoService(SqlFunction.class)
public final class ArrayMax extends ExtremeElementFunction {
    public ArrayMax() {
        super(
                Header.of("collection", "array_max")
                        .usage("array_max(array)")
                        .text("The greatest element that is not null; null if there is none.")
                        .example("array_max(array(3, NULL, 1))", "3"),
                1);
    }
}
