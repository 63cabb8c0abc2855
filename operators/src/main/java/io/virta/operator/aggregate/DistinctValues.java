package io.virta.operator.aggregate;

import io.virta.batch.ArrayColumn;
import io.virta.batch.Column;
import io.virta.batch.FlatColumn;
import io.virta.batch.NullMasks;
import io.virta.batch.StructColumn;
import io.virta.function.Aggregator;
import io.virta.state.ArrayState;
import io.virta.state.StateColumn;
import io.virta.types.ArrayType;
import io.virta.types.DataType;
import io.virta.types.StructType;
import java.util.List;

/** A DISTINCT aggregate whose accumulator is the set of different arguments, which the aggregate sees when the result is asked for. So groups can merge. Rows with a null argument do not count. */
record DistinctValues(Aggregator aggregator, List<DataType> arguments) implements Aggregator {
    private DataType elementType() {
        if (arguments.size() == 1) {
            return arguments.get(0);
        }
        StructType all = new StructType();
        for (int i = 0; i < arguments.size(); i++) {
            all = all.add("v" + i, arguments.get(i));
        }
        return all;
    }

    @Override
    public StructType stateType() {
        return new StructType().add("values", new ArrayType(elementType(), false), false);
    }

    @Override
    public void update(StateColumn[] state, int[] slots, Column[] values, int rowCount) {
        ((ArrayState) state[0]).appendDistinct(slots, element(values, rowCount), rowCount);
    }

    private static FlatColumn element(Column[] values, int rowCount) {
        if (values.length == 1) {
            return values[0].flatten();
        }
        boolean[] nulls = null;
        for (Column value : values) {
            nulls = NullMasks.or(nulls, value.flatten().nullMask());
        }
        return new StructColumn(List.of(values), nulls, rowCount);
    }

    @Override
    public void merge(StateColumn[] state, int[] slots, Column[] partials, int rowCount) {
        ArrayColumn sets = (ArrayColumn) partials[0].flatten();
        int from = sets.start(0);
        int count = sets.offsets()[rowCount] - from;
        FlatColumn elements = sets.elements().slice(from, count).flatten();
        ((ArrayState) state[0]).appendDistinct(owners(sets, slots, rowCount), elements, count);
    }

    /** The slot of each element. */
    private static int[] owners(ArrayColumn sets, int[] slots, int rowCount) {
        int from = sets.start(0);
        int[] owners = new int[sets.offsets()[rowCount] - from];
        for (int row = 0; row < rowCount; row++) {
            java.util.Arrays.fill(owners, sets.start(row) - from, sets.start(row) - from + sets.size(row), slots[row]);
        }
        return owners;
    }

    @Override
    public Column result(StateColumn[] state, int[] slots, int count) {
        ArrayColumn sets = (ArrayColumn) state[0].gather(slots, count);
        int[] identity = new int[count];
        java.util.Arrays.setAll(identity, i -> i);
        StateColumn[] accumulators = StateColumn.of(aggregator.stateType());
        for (StateColumn accumulator : accumulators) {
            accumulator.ensureCapacity(count);
        }
        int[] owners = owners(sets, identity, count);
        FlatColumn elements = sets.elements().flatten();
        Column[] values = arguments.size() == 1
                ? new Column[] {elements}
                : ((StructColumn) elements).fields().toArray(Column[]::new);
        aggregator.update(accumulators, owners, values, owners.length);
        return aggregator.result(accumulators, identity, count);
    }
}
