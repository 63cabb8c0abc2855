package io.virta.function.aggregate;

import io.virta.batch.Column;
import io.virta.batch.FlatColumn;
import io.virta.state.StateColumn;
import io.virta.types.DataType;
import io.virta.types.StructType;

/** Keeps the value that goes with the least or greatest ordering; of equal orderings the later one. */
record ExtremeBy(DataType type, DataType ordering, int sign) implements StateIsResult {
    @Override
    public StructType stateType() {
        return new StructType().add("value", type).add("ordering", ordering);
    }

    @Override
    public void update(StateColumn[] state, int[] slots, Column[] arguments, int rowCount) {
        FlatColumn values = arguments[0].flatten();
        FlatColumn orderings = arguments[1].flatten();
        for (int row = 0; row < rowCount; row++) {
            int slot = slots[row];
            if (slot >= 0
                    && !orderings.isNull(row)
                    && (state[1].isNull(slot) || StateOrder.compare(state[1], slot, orderings, row) * sign <= 0)) {
                state[0].set(slot, values, row);
                state[1].set(slot, orderings, row);
            }
        }
    }
}
