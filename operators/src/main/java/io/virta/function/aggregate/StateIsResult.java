package io.virta.function.aggregate;

import io.virta.batch.Column;
import io.virta.function.Aggregator;
import io.virta.state.StateColumn;

/** An aggregator whose accumulators are of the form of its arguments, so that they merge as these are added, and whose first state column is the result. */
interface StateIsResult extends Aggregator {
    @Override
    default void merge(StateColumn[] state, int[] slots, Column[] partials, int rowCount) {
        update(state, slots, partials, rowCount);
    }

    @Override
    default Column result(StateColumn[] state, int[] slots, int count) {
        return state[0].gather(slots, count);
    }
}
