package io.virta.function.scalar.predicate;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** True if both are true, false if either is false, else null. The second is not computed where the first is false. */
@AutoService(SqlFunction.class)
public final class And extends LogicFunction {
    public And() {
        super(
                Header.of("predicate", "and")
                        .usage("expr1 AND expr2")
                        .text(
                                "True if both are true, false if either is false, else null. The second is not computed where the first is false.")
                        .example("true AND NULL", "NULL")
                        .example("false AND NULL", "false"),
                false);
    }
}
