package io.virta.function.aggregate;

import io.virta.batch.BooleanColumn;
import io.virta.batch.Column;
import io.virta.batch.FlatColumn;
import io.virta.function.Aggregator;
import io.virta.state.BooleanState;
import io.virta.state.StateColumn;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.StructType;

/** Keeps the first or the last value in order of arrival, and whether there was one, which may be null. */
record PickedValue(DataType type, boolean ignoresNulls, boolean isLast) implements Aggregator {
    @Override
    public StructType stateType() {
        return new StructType().add("value", type).add("seen", AtomicType.BOOLEAN, false);
    }

    @Override
    public void update(StateColumn[] state, int[] slots, Column[] arguments, int rowCount) {
        boolean[] seen = ((BooleanState) state[1]).values();
        FlatColumn values = arguments[0].flatten();
        for (int row = 0; row < rowCount; row++) {
            int slot = slots[row];
            if (slot >= 0 && (isLast || !seen[slot]) && !(ignoresNulls && values.isNull(row))) {
                state[0].set(slot, values, row);
                seen[slot] = true;
            }
        }
    }

    @Override
    public void merge(StateColumn[] state, int[] slots, Column[] partials, int rowCount) {
        boolean[] seen = ((BooleanState) state[1]).values();
        FlatColumn values = partials[0].flatten();
        boolean[] more = ((BooleanColumn) partials[1].flatten()).values();
        for (int row = 0; row < rowCount; row++) {
            int slot = slots[row];
            if (slot >= 0 && more[row] && (isLast || !seen[slot])) {
                state[0].set(slot, values, row);
                seen[slot] = true;
            }
        }
    }

    @Override
    public Column result(StateColumn[] state, int[] slots, int count) {
        return state[0].gather(slots, count);
    }
}
