package io.virta.function.aggregate;

import io.virta.batch.ArrayColumn;
import io.virta.batch.Column;
import io.virta.batch.DecimalColumn;
import io.virta.batch.DoubleColumn;
import io.virta.batch.FlatColumn;
import io.virta.batch.FloatColumn;
import io.virta.batch.IntColumn;
import io.virta.batch.LongColumn;
import io.virta.function.Aggregator;
import io.virta.state.ArrayState;
import io.virta.state.DoubleState;
import io.virta.state.IntState;
import io.virta.state.LongState;
import io.virta.state.StateColumn;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.StructType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Quantiles of many values from few: samples of levels, one of level h standing for 2^h values. When a level has more than {@code capacity} samples it is sorted, and every other sample goes up a level; the
 * least and the greatest stay. Which of two goes up takes turns, so that errors of one compaction are made good by the next (Karnin, Lang, Liberty: Optimal quantile approximation in streams, 2016, without
 * its random choice). Exact up to {@code capacity} values.
 */
final class QuantileSketch implements Aggregator {
    private static final StructType STATE = new StructType()
            .add("values", new ArrayType(AtomicType.DOUBLE, false), false)
            .add("levels", new ArrayType(AtomicType.INT, false), false)
            .add("top", AtomicType.INT, false)
            .add("compactions", AtomicType.BIGINT, false);

    private final DataType type;
    private final int capacity;
    private final double[] fractions;
    private final boolean isList;

    QuantileSketch(DataType type, int capacity, double[] fractions, boolean isList) {
        this.type = type;
        this.capacity = Math.max(4, capacity);
        this.fractions = fractions;
        this.isList = isList;
    }

    @Override
    public StructType stateType() {
        return STATE;
    }

    @Override
    public void update(StateColumn[] state, int[] slots, Column[] arguments, int rowCount) {
        FlatColumn column = arguments[0].flatten();
        double[] values = toDoubles(column);
        for (int row = 0; row < rowCount; row++) {
            if (slots[row] >= 0 && !column.isNull(row)) {
                add(state, slots[row], values[row], 0);
                compactIfFull(state, slots[row]);
            }
        }
    }

    @Override
    public void merge(StateColumn[] state, int[] slots, Column[] partials, int rowCount) {
        ArrayColumn values = (ArrayColumn) partials[0].flatten();
        ArrayColumn levels = (ArrayColumn) partials[1].flatten();
        double[] samples = ((DoubleColumn) values.elements().flatten()).values();
        int[] sampleLevels = ((IntColumn) levels.elements().flatten()).values();
        for (int row = 0; row < rowCount; row++) {
            if (slots[row] >= 0) {
                for (int i = 0; i < values.size(row); i++) {
                    add(state, slots[row], samples[values.start(row) + i], sampleLevels[levels.start(row) + i]);
                }
                compactIfFull(state, slots[row]);
            }
        }
    }

    private static void add(StateColumn[] state, int slot, double value, int level) {
        ArrayState values = (ArrayState) state[0];
        ArrayState levels = (ArrayState) state[1];
        int sample = values.append(slot);
        ((DoubleState) values.elements()).put(sample, value);
        int itsLevel = levels.append(slot);
        ((IntState) levels.elements()).put(itsLevel, level);
        IntState top = (IntState) state[2];
        top.put(slot, Math.max(top.values()[slot], level));
    }

    private void compactIfFull(StateColumn[] state, int slot) {
        ArrayState values = (ArrayState) state[0];
        while (values.size(slot) > (((IntState) state[2]).values()[slot] + 1L) * capacity) {
            compact(state, slot);
        }
    }

    /** Compacts the lowest level that has too many samples, and those above that get too many by it. */
    private void compact(StateColumn[] state, int slot) {
        Samples all = Samples.of(state, slot);
        state[0].clear(slot);
        state[1].clear(slot);
        int top = ((IntState) state[2]).values()[slot];
        LongState compactions = (LongState) state[3];
        double[] raised = {};
        for (int level = 0; level <= top + 1; level++) {
            double[] own = all.ofLevel(level, raised);
            raised = new double[0];
            if (own.length <= capacity) {
                addAll(state, slot, own, level);
                continue;
            }
            Arrays.sort(own);
            int pairs = (own.length - 2) / 2;
            int offset = 1 + (int) (compactions.values()[slot] & 1);
            compactions.put(slot, compactions.values()[slot] + 1);
            raised = new double[pairs];
            for (int i = 0; i < pairs; i++) {
                raised[i] = own[offset + 2 * i];
            }
            add(state, slot, own[0], level);
            for (int i = 1 + 2 * pairs; i < own.length; i++) {
                add(state, slot, own[i], level);
            }
        }
        addAll(state, slot, raised, top + 2);
    }

    private static void addAll(StateColumn[] state, int slot, double[] values, int level) {
        for (double value : values) {
            add(state, slot, value, level);
        }
    }

    @Override
    public Column result(StateColumn[] state, int[] slots, int count) {
        double[] found = new double[count * fractions.length];
        boolean[] nulls = new boolean[count];
        for (int group = 0; group < count; group++) {
            nulls[group] = ((ArrayState) state[0]).size(slots[group]) == 0;
            if (!nulls[group]) {
                Samples samples = Samples.of(state, slots[group]);
                samples.sort();
                for (int i = 0; i < fractions.length; i++) {
                    found[group * fractions.length + i] = samples.at(fractions[i]);
                }
            }
        }
        FlatColumn flat = ofDoubles(found, isList ? null : nulls);
        return isList ? ExactQuantiles.lists(flat, fractions.length, nulls) : flat;
    }

    private static double[] toDoubles(FlatColumn column) {
        if (column instanceof DoubleColumn doubles) {
            return doubles.values();
        }
        double[] values = new double[column.length()];
        for (int row = 0; row < values.length; row++) {
            values[row] = column instanceof LongColumn longs
                    ? longs.value(row)
                    : column instanceof IntColumn ints
                            ? ints.value(row)
                            : column instanceof FloatColumn floats
                                    ? floats.value(row)
                                    : column instanceof DecimalColumn decimals
                                            ? decimals.high() == null
                                                    ? decimals.low()[row]
                                                    : decimals.unscaled(row).doubleValue()
                                            : Double.NaN;
        }
        return values;
    }

    private FlatColumn ofDoubles(double[] values, boolean @org.jspecify.annotations.Nullable [] nulls) {
        return switch (type.physicalType()) {
            case INT ->
                new IntColumn(
                        Arrays.stream(values).mapToInt(value -> (int) value).toArray(), nulls);
            case LONG ->
                new LongColumn(
                        Arrays.stream(values).mapToLong(value -> (long) value).toArray(), nulls);
            case FLOAT -> {
                float[] floats = new float[values.length];
                for (int i = 0; i < floats.length; i++) {
                    floats[i] = (float) values[i];
                }
                yield new FloatColumn(floats, nulls);
            }
            case DECIMAL -> {
                long[] low = new long[values.length];
                long[] high = new long[values.length];
                for (int i = 0; i < low.length; i++) {
                    BigInteger unscaled = new BigDecimal(values[i]).toBigInteger();
                    low[i] = unscaled.longValue();
                    high[i] = unscaled.shiftRight(Long.SIZE).longValue();
                }
                yield new DecimalColumn(low, high, nulls, low.length);
            }
            default -> new DoubleColumn(values, nulls);
        };
    }

    /** The samples of a group. */
    private record Samples(double[] values, int[] levels) {
        static Samples of(StateColumn[] state, int slot) {
            ArrayState values = (ArrayState) state[0];
            ArrayState levels = (ArrayState) state[1];
            double[] allValues = ((DoubleState) values.elements()).values();
            int[] allLevels = ((IntState) levels.elements()).values();
            Samples samples = new Samples(new double[values.size(slot)], new int[values.size(slot)]);
            int level = levels.first(slot);
            int next = 0;
            for (int value = values.first(slot); value >= 0; value = values.next(value)) {
                samples.values[next] = allValues[value];
                samples.levels[next++] = allLevels[level];
                level = levels.next(level);
            }
            return samples;
        }

        double[] ofLevel(int level, double[] more) {
            double[] own = Arrays.copyOf(more, more.length + values.length);
            int count = more.length;
            for (int i = 0; i < values.length; i++) {
                own[count] = values[i];
                count += levels[i] == level ? 1 : 0;
            }
            return Arrays.copyOf(own, count);
        }

        /** Sorts by value: shell sort with the gaps of Tokuda. */
        void sort() {
            int gap = 1;
            while (gap < values.length / 2.25) {
                gap = (int) Math.ceil(gap * 2.25 + 1);
            }
            while (gap > 0) {
                for (int i = gap; i < values.length; i++) {
                    double value = values[i];
                    int level = levels[i];
                    int place = i;
                    while (place >= gap && Double.compare(values[place - gap], value) > 0) {
                        values[place] = values[place - gap];
                        levels[place] = levels[place - gap];
                        place -= gap;
                    }
                    values[place] = value;
                    levels[place] = level;
                }
                gap = gap == 1 ? 0 : Math.max(1, (int) (gap / 2.25));
            }
        }

        /** The first sample with at least a fraction of all values at or before it; sorted. */
        double at(double fraction) {
            long total = 0;
            for (int level : levels) {
                total += 1L << level;
            }
            long rank = Math.max(1, (long) Math.ceil(fraction * total));
            long before = 0;
            int i = 0;
            while (i < values.length - 1 && before + (1L << levels[i]) < rank) {
                before += 1L << levels[i++];
            }
            return values[i];
        }
    }
}
