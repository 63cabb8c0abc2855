package io.virta.function.scalar.predicate;

import com.google.auto.service.AutoService;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** True if either is true, false if both are false, else null. The second is not computed where the first is true. */
@AutoService(SqlFunction.class)
public final class Or extends LogicFunction {
    public Or() {
        super(
                Header.of("predicate", "or")
                        .usage("expr1 OR expr2")
                        .text(
                                "True if either is true, false if both are false, else null. The second is not computed where the first is true.")
                        .example("true OR NULL", "true")
                        .example("false OR NULL", "NULL"),
                true);
    }
}
