package io.virta.function.aggregate;

import io.virta.batch.Column;
import io.virta.batch.FlatColumn;
import io.virta.batch.LongColumn;
import io.virta.state.LongState;
import io.virta.state.StateColumn;
import io.virta.types.DataType;
import io.virta.types.StructType;
import java.util.Objects;

/**
 * Keeps the least or greatest value.
 *
 * @param sign 1 for the greatest, -1 for the least
 */
record Extreme(DataType type, int sign) implements StateIsResult {
    @Override
    public StructType stateType() {
        return new StructType().add("value", type);
    }

    @Override
    public void update(StateColumn[] state, int[] slots, Column[] arguments, int rowCount) {
        FlatColumn column = arguments[0].flatten();
        if (state[0] instanceof LongState longs && column.nullMask() == null) {
            updateLongs(longs, slots, ((LongColumn) column).values(), rowCount);
            return;
        }
        StateColumn best = state[0];
        for (int row = 0; row < rowCount; row++) {
            int slot = slots[row];
            if (slot >= 0
                    && !column.isNull(row)
                    && (best.isNull(slot) || StateOrder.compare(best, slot, column, row) * sign < 0)) {
                best.set(slot, column, row);
            }
        }
    }

    private void updateLongs(LongState state, int[] slots, long[] values, int rowCount) {
        long[] bests = state.values();
        boolean[] present = Objects.requireNonNull(state.present());
        for (int row = 0; row < rowCount; row++) {
            int slot = slots[row];
            if (slot >= 0 && (!present[slot] || (sign > 0 ? values[row] > bests[slot] : values[row] < bests[slot]))) {
                bests[slot] = values[row];
                present[slot] = true;
            }
        }
    }
}
