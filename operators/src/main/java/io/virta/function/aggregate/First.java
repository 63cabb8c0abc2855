package io.virta.function.aggregate;

import com.google.auto.service.AutoService;
import io.virta.function.FunctionDoc.Example;
import io.virta.function.SqlFunction;
import java.util.List;

/** {@code first}: the first value in order of arrival. */
@AutoService(SqlFunction.class)
public final class First extends PickingFunction {
    /** Found by discovery. */
    public First() {
        super(
                "first",
                List.of("first_value", "any_value"),
                "The first value in order of arrival, nulls included unless ignoreNulls is true or IGNORE NULLS is written.",
                new Example("SELECT first(x) FROM VALUES (1), (2), (3) AS t(x)", "1"),
                false);
    }
}
