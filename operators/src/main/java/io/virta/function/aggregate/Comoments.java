package io.virta.function.aggregate;

import io.virta.batch.Column;
import io.virta.batch.DoubleColumn;
import io.virta.function.Aggregator;
import io.virta.state.DoubleState;
import io.virta.state.StateColumn;
import io.virta.types.AtomicType;
import io.virta.types.StructType;

/** Second central moments of pairs, updated and merged as {@link Moments} are. */
record Comoments(Statistic statistic) implements Aggregator {
    enum Statistic {
        CORRELATION,
        COVARIANCE_SAMPLE,
        COVARIANCE_POPULATION
    }

    @Override
    public StructType stateType() {
        StructType state = new StructType();
        for (String name : new String[] {"count", "meanX", "meanY", "m2X", "m2Y", "comoment"}) {
            state = state.add(name, AtomicType.DOUBLE, false);
        }
        return state;
    }

    @Override
    public void update(StateColumn[] state, int[] slots, Column[] arguments, int rowCount) {
        double[] xs = Arguments.doubles(arguments[0]);
        double[] ys = Arguments.doubles(arguments[1]);
        int[] chosen = Arguments.slotsOfNonNull(slots, arguments, rowCount);
        for (int row = 0; row < rowCount; row++) {
            if (chosen[row] >= 0) {
                add(state, chosen[row], 1, xs[row], ys[row], 0, 0, 0);
            }
        }
    }

    @Override
    public void merge(StateColumn[] state, int[] slots, Column[] partials, int rowCount) {
        double[][] more = new double[6][];
        for (int i = 0; i < more.length; i++) {
            more[i] = Arguments.doubles(partials[i]);
        }
        for (int row = 0; row < rowCount; row++) {
            if (slots[row] >= 0 && more[0][row] > 0) {
                add(
                        state,
                        slots[row],
                        more[0][row],
                        more[1][row],
                        more[2][row],
                        more[3][row],
                        more[4][row],
                        more[5][row]);
            }
        }
    }

    private static void add(
            StateColumn[] state,
            int slot,
            double count,
            double meanX,
            double meanY,
            double m2X,
            double m2Y,
            double comoment) {
        double[] counts = ((DoubleState) state[0]).values();
        double[] meanXs = ((DoubleState) state[1]).values();
        double[] meanYs = ((DoubleState) state[2]).values();
        double before = counts[slot];
        double n = before + count;
        double deltaX = meanX - meanXs[slot];
        double deltaY = meanY - meanYs[slot];
        double weight = before * count / n;
        ((DoubleState) state[3]).values()[slot] += m2X + deltaX * deltaX * weight;
        ((DoubleState) state[4]).values()[slot] += m2Y + deltaY * deltaY * weight;
        ((DoubleState) state[5]).values()[slot] += comoment + deltaX * deltaY * weight;
        meanXs[slot] += deltaX * count / n;
        meanYs[slot] += deltaY * count / n;
        counts[slot] = n;
    }

    @Override
    public Column result(StateColumn[] state, int[] slots, int count) {
        double[] counts = ((DoubleState) state[0]).values();
        double[] m2Xs = ((DoubleState) state[3]).values();
        double[] m2Ys = ((DoubleState) state[4]).values();
        double[] comoments = ((DoubleState) state[5]).values();
        double[] results = new double[count];
        boolean[] nulls = new boolean[count];
        for (int i = 0; i < count; i++) {
            int slot = slots[i];
            double n = counts[slot];
            nulls[i] = n == 0 || n == 1 && statistic != Statistic.COVARIANCE_POPULATION;
            results[i] = switch (statistic) {
                case CORRELATION -> comoments[slot] / Math.sqrt(m2Xs[slot] * m2Ys[slot]);
                case COVARIANCE_SAMPLE -> comoments[slot] / (n - 1);
                case COVARIANCE_POPULATION -> comoments[slot] / n;
            };
        }
        return new DoubleColumn(results, nulls);
    }
}
