package io.virta.function.aggregate;

import io.virta.batch.ArrayColumn;
import io.virta.batch.Column;
import io.virta.batch.FlatColumn;
import io.virta.function.Aggregator;
import io.virta.state.ArrayState;
import io.virta.state.StateColumn;
import io.virta.types.ArrayType;
import io.virta.types.StructType;

/** Keeps all values that are not null, or each different one once. */
record CollectedValues(ArrayType type, boolean isDistinct) implements Aggregator {
    @Override
    public StructType stateType() {
        return new StructType().add("values", type, false);
    }

    @Override
    public void update(StateColumn[] state, int[] slots, Column[] arguments, int rowCount) {
        ArrayState arrays = (ArrayState) state[0];
        FlatColumn values = arguments[0].flatten();
        if (isDistinct) {
            arrays.appendDistinct(slots, values, rowCount);
            return;
        }
        for (int row = 0; row < rowCount; row++) {
            if (slots[row] >= 0 && !values.isNull(row)) {
                arrays.append(slots[row], values, row);
            }
        }
    }

    @Override
    public void merge(StateColumn[] state, int[] slots, Column[] partials, int rowCount) {
        ArrayColumn arrays = (ArrayColumn) partials[0].flatten();
        int from = arrays.start(0);
        int count = arrays.offsets()[rowCount] - from;
        int[] owners = new int[count];
        for (int row = 0; row < rowCount; row++) {
            for (int i = arrays.start(row); i < arrays.start(row) + arrays.size(row); i++) {
                owners[i - from] = slots[row];
            }
        }
        update(state, owners, new Column[] {arrays.elements().slice(from, count)}, count);
    }

    @Override
    public Column result(StateColumn[] state, int[] slots, int count) {
        return state[0].gather(slots, count);
    }
}
