package io.virta.function.aggregate;

import io.virta.batch.Column;
import io.virta.batch.DoubleColumn;
import io.virta.batch.FlatColumn;
import io.virta.batch.FloatColumn;
import io.virta.batch.IntColumn;
import io.virta.batch.LongColumn;
import io.virta.function.Aggregator;
import io.virta.state.DoubleState;
import io.virta.state.LongState;
import io.virta.state.StateColumn;
import io.virta.types.AtomicType;
import io.virta.types.StructType;

/** Sums numbers of any width as doubles and counts them. */
record DoubleMean() implements Aggregator {
    @Override
    public StructType stateType() {
        return new StructType().add("sum", AtomicType.DOUBLE, false).add("count", AtomicType.BIGINT, false);
    }

    @Override
    public void update(StateColumn[] state, int[] slots, Column[] arguments, int rowCount) {
        double[] sums = ((DoubleState) state[0]).values();
        long[] counts = ((LongState) state[1]).values();
        FlatColumn column = arguments[0].flatten();
        int[] chosen = column.mayHaveNulls() ? Arguments.slotsOfNonNull(slots, arguments, rowCount) : slots;
        if (column instanceof LongColumn longs) {
            long[] values = longs.values();
            for (int row = 0; row < rowCount; row++) {
                int slot = chosen[row];
                if (slot >= 0) {
                    sums[slot] += toDouble(values[row]);
                    counts[slot]++;
                }
            }
        } else if (column instanceof IntColumn ints) {
            int[] values = ints.values();
            for (int row = 0; row < rowCount; row++) {
                int slot = chosen[row];
                if (slot >= 0) {
                    sums[slot] += values[row];
                    counts[slot]++;
                }
            }
        } else if (column instanceof FloatColumn floats) {
            float[] values = floats.values();
            for (int row = 0; row < rowCount; row++) {
                int slot = chosen[row];
                if (slot >= 0) {
                    sums[slot] += values[row];
                    counts[slot]++;
                }
            }
        } else if (column instanceof DoubleColumn doubles) {
            double[] values = doubles.values();
            for (int row = 0; row < rowCount; row++) {
                int slot = chosen[row];
                if (slot >= 0) {
                    sums[slot] += values[row];
                    counts[slot]++;
                }
            }
        }
    }

    /**
     * The same as a cast. The processor's conversion waits for what its target register held before, which makes a loop of them two thirds slower; a number below 2^51 becomes the mantissa of 1.5
     * times 2^52 instead, which is then subtracted.
     */
    static double toDouble(long value) {
        return value + (1L << 51) >>> 52 == 0
                ? Double.longBitsToDouble(value + Double.doubleToRawLongBits(0x1.8p52)) - 0x1.8p52
                : (double) value;
    }

    @Override
    public void merge(StateColumn[] state, int[] slots, Column[] partials, int rowCount) {
        double[] sums = ((DoubleState) state[0]).values();
        long[] counts = ((LongState) state[1]).values();
        double[] moreSums = Arguments.doubles(partials[0]);
        long[] moreCounts = ((LongColumn) partials[1].flatten()).values();
        for (int row = 0; row < rowCount; row++) {
            int slot = slots[row];
            if (slot >= 0) {
                sums[slot] += moreSums[row];
                counts[slot] += moreCounts[row];
            }
        }
    }

    @Override
    public Column result(StateColumn[] state, int[] slots, int count) {
        double[] sums = ((DoubleState) state[0]).values();
        long[] counts = ((LongState) state[1]).values();
        double[] means = new double[count];
        boolean[] nulls = new boolean[count];
        for (int i = 0; i < count; i++) {
            means[i] = sums[slots[i]] / counts[slots[i]];
            nulls[i] = counts[slots[i]] == 0;
        }
        return new DoubleColumn(means, nulls);
    }
}
