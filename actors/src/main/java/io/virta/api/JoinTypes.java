package io.virta.api;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.plan.LogicalPlan.JoinType;
import java.util.Locale;

/** Join types by the names that Spark takes. */
final class JoinTypes {
    private JoinTypes() {}

    static JoinType of(String name) {
        return switch (name.toLowerCase(Locale.ROOT).replace("_", "").replace(" ", "")) {
            case "inner" -> JoinType.INNER;
            case "cross" -> JoinType.CROSS;
            case "left", "leftouter" -> JoinType.LEFT_OUTER;
            case "right", "rightouter" -> JoinType.RIGHT_OUTER;
            case "outer", "full", "fullouter" -> JoinType.FULL_OUTER;
            case "semi", "leftsemi" -> JoinType.LEFT_SEMI;
            case "anti", "leftanti" -> JoinType.LEFT_ANTI;
            default ->
                throw new VirtaException(
                        ErrorCode.INVALID_QUERY,
                        "There is no join type '" + name + "'.",
                        "It is one of inner, cross, left_outer, right_outer, full_outer, left_semi, left_anti.");
        };
    }
}
