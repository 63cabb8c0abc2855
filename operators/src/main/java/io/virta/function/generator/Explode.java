package io.virta.function.generator;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** A row for each element of an array (column col) or entry of a map (columns key and value); none for null or an empty one. */
@AutoService(SqlFunction.class)
public final class Explode extends ExplodeFunction {
    public Explode() {
        super(
                Header.of("generator", "explode")
                        .usage("explode(array), explode(map)")
                        .text(
                                "A row for each element of an array (column col) or entry of a map (columns key and value); none for null or an empty one."),
                false,
                false);
    }
}
