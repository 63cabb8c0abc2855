package io.virta.state;

import io.virta.batch.Column;
import io.virta.batch.DictionaryColumn;
import io.virta.batch.DoubleColumn;
import io.virta.batch.FlatColumn;
import io.virta.batch.FloatColumn;

/** Key columns as the tables take them: dictionaries stay dictionaries, and of equal floating-point numbers there is one. */
final class KeyColumns {
    private KeyColumns() {}

    /** Whether rows can be looked up by index in the dictionary, which null rows cannot. */
    static boolean hasIndices(Column column) {
        if (!(column instanceof DictionaryColumn dictionary)) {
            return false;
        }
        int[] indices = dictionary.indices();
        for (int row = 0; row < dictionary.length(); row++) {
            if (indices[row] < 0) {
                return false;
            }
        }
        return true;
    }

    static FlatColumn dictionary(Column column) {
        return normalised(((DictionaryColumn) column).dictionary());
    }

    static int[] indices(Column column) {
        return ((DictionaryColumn) column).indices();
    }

    /** The same column with 0.0 for -0.0, and one NaN. */
    static FlatColumn normalised(FlatColumn column) {
        if (column instanceof DoubleColumn doubles) {
            double[] values = new double[doubles.length()];
            for (int row = 0; row < values.length; row++) {
                values[row] = Double.longBitsToDouble(Double.doubleToLongBits(doubles.value(row) + 0.0));
            }
            return new DoubleColumn(values, doubles.nullMask());
        }
        if (column instanceof FloatColumn floats) {
            float[] values = new float[floats.length()];
            for (int row = 0; row < values.length; row++) {
                values[row] = Float.intBitsToFloat(Float.floatToIntBits(floats.value(row) + 0.0f));
            }
            return new FloatColumn(values, floats.nullMask());
        }
        return column;
    }
}
