package io.virta.planner;

import io.virta.expression.Alias;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import java.util.ArrayList;
import java.util.List;

/** Keys as columns, so that an exchange can hash them: computed keys become further columns of the flow. */
final class KeyColumns {
    private KeyColumns() {}

    /**
     * The places of these keys among the flow's columns; adds a projection if one must be computed. Columns that it adds come last and have ids of their own, negative ones.
     *
     * @param firstId the id of the first column added; those that follow count down
     */
    static List<Integer> of(Flow flow, List<Expression> keys, long firstId) {
        List<Expression> computed = new ArrayList<>(flow.columns());
        List<Integer> places = new ArrayList<>();
        for (Expression key : keys) {
            int place = key instanceof ColumnRef column ? flow.indexOf(column.id()) : -1;
            if (place < 0) {
                place = computed.size();
                computed.add(new Alias(
                        key,
                        List.of(key.sql()),
                        firstId - (place - flow.columns().size())));
            }
            places.add(place);
        }
        if (computed.size() > flow.columns().size()) {
            ProjectRule.project(flow, computed);
        }
        return places;
    }
}
