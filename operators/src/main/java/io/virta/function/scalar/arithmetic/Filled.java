package io.virta.function.scalar.arithmetic;

import io.virta.batch.Column;
import io.virta.batch.ConstantColumn;
import io.virta.batch.DoubleColumn;
import io.virta.batch.FloatColumn;
import io.virta.batch.IntColumn;
import io.virta.batch.LongColumn;
import java.util.Arrays;

/** Columns as arrays of at least as many values as there are rows; a constant is written to an array once and kept for the next batch. */
final class Filled {
    private int[] ints = {};
    private long[] longs = {};
    private float[] floats = {};
    private double[] doubles = {};

    int[] ints(Column column, int rowCount) {
        if (!(column instanceof ConstantColumn constant)) {
            return ((IntColumn) column.flatten()).values();
        }
        int value = ((IntColumn) constant.value()).value(0);
        if (ints.length < rowCount || ints[0] != value) {
            ints = new int[rowCount];
            Arrays.fill(ints, value);
        }
        return ints;
    }

    long[] longs(Column column, int rowCount) {
        if (!(column instanceof ConstantColumn constant)) {
            return ((LongColumn) column.flatten()).values();
        }
        long value = ((LongColumn) constant.value()).value(0);
        if (longs.length < rowCount || longs[0] != value) {
            longs = new long[rowCount];
            Arrays.fill(longs, value);
        }
        return longs;
    }

    float[] floats(Column column, int rowCount) {
        if (!(column instanceof ConstantColumn constant)) {
            return ((FloatColumn) column.flatten()).values();
        }
        floats = new float[rowCount];
        Arrays.fill(floats, ((FloatColumn) constant.value()).value(0));
        return floats;
    }

    double[] doubles(Column column, int rowCount) {
        if (!(column instanceof ConstantColumn constant)) {
            return ((DoubleColumn) column.flatten()).values();
        }
        double value = ((DoubleColumn) constant.value()).value(0);
        if (doubles.length < rowCount || Double.doubleToRawLongBits(doubles[0]) != Double.doubleToRawLongBits(value)) {
            doubles = new double[rowCount];
            Arrays.fill(doubles, value);
        }
        return doubles;
    }
}
