package io.virta.function.aggregate;

import io.virta.batch.Column;
import io.virta.batch.LongColumn;
import io.virta.state.LongState;
import io.virta.state.StateColumn;
import io.virta.types.DataType;
import io.virta.types.StructType;
import java.util.Objects;

/** Sums LONG values, wrapping around; null until there is a value. */
record LongSum(DataType type) implements StateIsResult {
    @Override
    public StructType stateType() {
        return new StructType().add("sum", type);
    }

    @Override
    public void update(StateColumn[] state, int[] slots, Column[] arguments, int rowCount) {
        LongState sum = (LongState) state[0];
        long[] sums = sum.values();
        boolean[] present = Objects.requireNonNull(sum.present());
        LongColumn column = (LongColumn) arguments[0].flatten();
        long[] values = column.values();
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
