package io.virta.function.aggregate;

import io.virta.batch.BooleanColumn;
import io.virta.batch.BytesColumn;
import io.virta.batch.DecimalColumn;
import io.virta.batch.DoubleColumn;
import io.virta.batch.FlatColumn;
import io.virta.batch.FloatColumn;
import io.virta.batch.IntColumn;
import io.virta.batch.LongColumn;
import io.virta.state.BooleanState;
import io.virta.state.BytesState;
import io.virta.state.DecimalState;
import io.virta.state.DoubleState;
import io.virta.state.FloatState;
import io.virta.state.IntState;
import io.virta.state.LongState;
import io.virta.state.StateColumn;
import java.util.Arrays;

/** Compares slots of state columns with rows of columns, none of them null. */
final class StateOrder {
    private StateOrder() {}

    /** Negative if the slot's value comes before the row's, 0 if they are equal, in Spark's order: NaN is greatest, -0.0 equals 0.0, bytes are unsigned. */
    static int compare(StateColumn state, int slot, FlatColumn column, int row) {
        if (state instanceof LongState longs) {
            return Long.compare(longs.values()[slot], ((LongColumn) column).value(row));
        } else if (state instanceof IntState ints) {
            return Integer.compare(ints.values()[slot], ((IntColumn) column).value(row));
        } else if (state instanceof DoubleState doubles) {
            return ValueOrder.compare(doubles.values()[slot], ((DoubleColumn) column).value(row));
        } else if (state instanceof BytesState texts) {
            BytesColumn others = (BytesColumn) column;
            int start = texts.start(slot);
            int from = others.start(row);
            return Arrays.compareUnsigned(
                    texts.bytes(),
                    start,
                    start + texts.lengthBytes(slot),
                    others.bytes(),
                    from,
                    from + others.lengthBytes(row));
        } else if (state instanceof BooleanState booleans) {
            return Boolean.compare(booleans.values()[slot], ((BooleanColumn) column).value(row));
        } else if (state instanceof FloatState floats) {
            return ValueOrder.compare(floats.values()[slot], ((FloatColumn) column).value(row));
        } else if (state instanceof DecimalState decimals) {
            DecimalColumn others = (DecimalColumn) column;
            int order = Long.compare(decimals.high()[slot], others.high(row));
            return order != 0 ? order : Long.compareUnsigned(decimals.low()[slot], others.low()[row]);
        }
        return ValueOrder.compare(state.gather(new int[] {slot}, 1), 0, column, row);
    }
}
