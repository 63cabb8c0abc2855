package io.virta.planner;

import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.ScalarCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The equalities of a join's condition: each key of the left side equals the one at the same place of the right side.
 *
 * @param nullMatches for each key, whether null equals null ({@code <=>})
 */
record JoinKeys(List<Expression> left, List<Expression> right, List<Boolean> nullMatches) {
    /** The conjuncts of a condition that compare one side with the other for equality. */
    static JoinKeys of(@Nullable Expression condition, List<ColumnRef> leftColumns, List<ColumnRef> rightColumns) {
        JoinKeys keys = new JoinKeys(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        if (condition != null) {
            Set<Long> leftIds = References.idsOf(leftColumns);
            Set<Long> rightIds = References.idsOf(rightColumns);
            for (Expression conjunct : References.conjuncts(condition)) {
                if (conjunct instanceof ScalarCall call
                        && (call.function().name().equals("=")
                                || call.function().name().equals("<=>"))) {
                    keys.add(call, leftIds, rightIds);
                }
            }
        }
        return keys;
    }

    private void add(ScalarCall equality, Set<Long> leftIds, Set<Long> rightIds) {
        Expression first = equality.arguments().get(0);
        Expression second = equality.arguments().get(1);
        boolean inOrder = References.isOver(first, leftIds) && References.isOver(second, rightIds);
        if (inOrder || References.isOver(first, rightIds) && References.isOver(second, leftIds)) {
            left.add(inOrder ? first : second);
            right.add(inOrder ? second : first);
            nullMatches.add(equality.function().name().equals("<=>"));
        }
    }
}
