package io.virta.function.aggregate;

import com.google.auto.service.AutoService;
import io.virta.function.FunctionDoc.Example;
import io.virta.function.SqlFunction;
import java.util.List;

/** {@code last}: the last value in order of arrival. */
@AutoService(SqlFunction.class)
public final class Last extends PickingFunction {
    /** Found by discovery. */
    public Last() {
        super(
                "last",
                List.of("last_value"),
                "The last value in order of arrival, nulls included unless ignoreNulls is true or IGNORE NULLS is written.",
                new Example("SELECT last(x) FROM VALUES (1), (2), (3) AS t(x)", "3"),
                true);
    }
}
