package io.virta.function.aggregate;

import io.virta.batch.ArrayColumn;
import io.virta.batch.Column;
import io.virta.batch.DoubleColumn;
import io.virta.function.Aggregator;
import io.virta.state.ArrayState;
import io.virta.state.StateColumn;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.StructType;
import java.util.Arrays;

/** Keeps all values that are not null and finds those at fractions of their order, NaN last; between two values it takes the value in proportion. */
final class ExactQuantiles implements Aggregator {
    private static final CollectedValues VALUES = new CollectedValues(new ArrayType(AtomicType.DOUBLE, false), false);

    private final double[] fractions;
    private final boolean isList;

    ExactQuantiles(double[] fractions, boolean isList) {
        this.fractions = fractions;
        this.isList = isList;
    }

    @Override
    public StructType stateType() {
        return VALUES.stateType();
    }

    @Override
    public void update(StateColumn[] state, int[] slots, Column[] arguments, int rowCount) {
        VALUES.update(state, slots, arguments, rowCount);
    }

    @Override
    public void merge(StateColumn[] state, int[] slots, Column[] partials, int rowCount) {
        VALUES.merge(state, slots, partials, rowCount);
    }

    @Override
    public Column result(StateColumn[] state, int[] slots, int count) {
        ArrayColumn values = ((ArrayState) state[0]).gather(slots, count);
        double[] all = ((DoubleColumn) values.elements().flatten()).values();
        double[] found = new double[count * fractions.length];
        boolean[] nulls = new boolean[count];
        for (int group = 0; group < count; group++) {
            nulls[group] = values.size(group) == 0;
            if (!nulls[group]) {
                double[] sorted =
                        Arrays.copyOfRange(all, values.start(group), values.start(group) + values.size(group));
                Arrays.sort(sorted);
                for (int i = 0; i < fractions.length; i++) {
                    found[group * fractions.length + i] = at(sorted, fractions[i]);
                }
            }
        }
        DoubleColumn flat = new DoubleColumn(found, isList ? null : nulls);
        return isList ? lists(flat, fractions.length, nulls) : flat;
    }

    private static double at(double[] sorted, double fraction) {
        double place = (sorted.length - 1) * fraction;
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        return below == above || sorted[below] == sorted[above]
                ? sorted[below]
                : (above - place) * sorted[below] + (place - below) * sorted[above];
    }

    /** Arrays of {@code size} elements each. */
    static ArrayColumn lists(Column elements, int size, boolean[] nulls) {
        int[] offsets = new int[nulls.length + 1];
        Arrays.setAll(offsets, i -> i * size);
        return new ArrayColumn(elements, offsets, nulls);
    }
}
