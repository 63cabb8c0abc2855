package io.virta.function.aggregate;

import io.virta.batch.Column;
import io.virta.batch.DoubleColumn;
import io.virta.function.Aggregator;
import io.virta.state.DoubleState;
import io.virta.state.StateColumn;
import io.virta.types.AtomicType;
import io.virta.types.StructType;

/**
 * Central moments up to the fourth, updated and merged by the formulas of Pébay (Formulas for robust, one-pass parallel computation of covariances and arbitrary-order
 * statistical moments, 2008).
 */
record Moments(Statistic statistic) implements Aggregator {
    enum Statistic {
        VARIANCE_SAMPLE,
        VARIANCE_POPULATION,
        DEVIATION_SAMPLE,
        DEVIATION_POPULATION,
        SKEWNESS,
        KURTOSIS
    }

    @Override
    public StructType stateType() {
        StructType state = new StructType();
        for (String name : new String[] {"count", "mean", "m2", "m3", "m4"}) {
            state = state.add(name, AtomicType.DOUBLE, false);
        }
        return state;
    }

    @Override
    public void update(StateColumn[] state, int[] slots, Column[] arguments, int rowCount) {
        double[] values = Arguments.doubles(arguments[0]);
        int[] chosen = Arguments.slotsOfNonNull(slots, arguments, rowCount);
        for (int row = 0; row < rowCount; row++) {
            if (chosen[row] >= 0) {
                add(state, chosen[row], 1, values[row], 0, 0, 0);
            }
        }
    }

    @Override
    public void merge(StateColumn[] state, int[] slots, Column[] partials, int rowCount) {
        double[][] more = new double[5][];
        for (int i = 0; i < more.length; i++) {
            more[i] = Arguments.doubles(partials[i]);
        }
        for (int row = 0; row < rowCount; row++) {
            if (slots[row] >= 0 && more[0][row] > 0) {
                add(state, slots[row], more[0][row], more[1][row], more[2][row], more[3][row], more[4][row]);
            }
        }
    }

    private static void add(StateColumn[] state, int slot, double count, double mean, double m2, double m3, double m4) {
        double[] counts = ((DoubleState) state[0]).values();
        double[] means = ((DoubleState) state[1]).values();
        double[] m2s = ((DoubleState) state[2]).values();
        double[] m3s = ((DoubleState) state[3]).values();
        double[] m4s = ((DoubleState) state[4]).values();
        double before = counts[slot];
        double n = before + count;
        double delta = mean - means[slot];
        double deltaN = delta / n;
        double cross = delta * deltaN * before * count;
        m4s[slot] += m4
                + cross * deltaN * deltaN * (before * before - before * count + count * count)
                + 6 * deltaN * deltaN * (before * before * m2 + count * count * m2s[slot])
                + 4 * deltaN * (before * m3 - count * m3s[slot]);
        m3s[slot] += m3 + cross * deltaN * (before - count) + 3 * deltaN * (before * m2 - count * m2s[slot]);
        m2s[slot] += m2 + cross;
        means[slot] += deltaN * count;
        counts[slot] = n;
    }

    @Override
    public Column result(StateColumn[] state, int[] slots, int count) {
        double[] counts = ((DoubleState) state[0]).values();
        double[] m2s = ((DoubleState) state[2]).values();
        double[] m3s = ((DoubleState) state[3]).values();
        double[] m4s = ((DoubleState) state[4]).values();
        double[] results = new double[count];
        boolean[] nulls = new boolean[count];
        for (int i = 0; i < count; i++) {
            double n = counts[slots[i]];
            double m2 = m2s[slots[i]];
            boolean isSample = statistic == Statistic.VARIANCE_SAMPLE || statistic == Statistic.DEVIATION_SAMPLE;
            boolean isShape = statistic == Statistic.SKEWNESS || statistic == Statistic.KURTOSIS;
            nulls[i] = n == 0 || isSample && n == 1 || isShape && m2 == 0;
            results[i] = switch (statistic) {
                case VARIANCE_SAMPLE -> m2 / (n - 1);
                case VARIANCE_POPULATION -> m2 / n;
                case DEVIATION_SAMPLE -> Math.sqrt(m2 / (n - 1));
                case DEVIATION_POPULATION -> Math.sqrt(m2 / n);
                case SKEWNESS -> Math.sqrt(n) * m3s[slots[i]] / Math.sqrt(m2 * m2 * m2);
                case KURTOSIS -> n * m4s[slots[i]] / (m2 * m2) - 3;
            };
        }
        return new DoubleColumn(results, nulls);
    }
}
