package io.virta.function.aggregate;

import io.virta.batch.Column;
import io.virta.batch.IntColumn;
import io.virta.state.IntState;
import io.virta.state.StateColumn;
import io.virta.types.DataType;
import io.virta.types.StructType;
import java.util.Objects;

/** Sums year-month intervals; null until there is a value. */
record IntSum(DataType type) implements StateIsResult {
    @Override
    public StructType stateType() {
        return new StructType().add("sum", type);
    }

    @Override
    public void update(StateColumn[] state, int[] slots, Column[] arguments, int rowCount) {
        IntState sum = (IntState) state[0];
        int[] sums = sum.values();
        boolean[] present = Objects.requireNonNull(sum.present());
        IntColumn column = (IntColumn) arguments[0].flatten();
        int[] values = column.values();
        boolean[] nulls = column.nullMask();
        if (nulls == null) {
            for (int row = 0; row < rowCount; row++) {
                int slot = slots[row];
                if (slot >= 0) {
                    sums[slot] += values[row];
                    present[slot] = true;
                }
            }
        } else {
            for (int row = 0; row < rowCount; row++) {
                int slot = slots[row];
                if (slot >= 0 && !nulls[row]) {
                    sums[slot] += values[row];
                    present[slot] = true;
                }
            }
        }
    }
}
