package io.virta.function.scalar.collection;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** The least element that is not null; null if there is none. */
@AutoService(SqlFunction.class)
public final class ArrayMin extends ExtremeElementFunction {
    public ArrayMin() {
        super(
                Header.of("collection", "array_min")
                        .usage("array_min(array)")
                        .text("The least element that is not null; null if there is none.")
                        .example("array_min(array(3, NULL, 1))", "1"),
                -1);
    }
}
