package io.virta.function.aggregate;

import io.virta.batch.Column;
import io.virta.batch.DoubleColumn;
import io.virta.state.DoubleState;
import io.virta.state.StateColumn;
import io.virta.types.AtomicType;
import io.virta.types.StructType;
import java.util.Objects;

/** Sums doubles; null until there is a value. */
record DoubleSum() implements StateIsResult {
    @Override
    public StructType stateType() {
        return new StructType().add("sum", AtomicType.DOUBLE);
    }

    @Override
    public void update(StateColumn[] state, int[] slots, Column[] arguments, int rowCount) {
        DoubleState sum = (DoubleState) state[0];
        double[] sums = sum.values();
        boolean[] present = Objects.requireNonNull(sum.present());
        DoubleColumn column = (DoubleColumn) arguments[0].flatten();
        double[] values = column.values();
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
