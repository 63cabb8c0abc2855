package io.virta.evaluation.cast;

import io.virta.batch.BooleanColumn;
import io.virta.batch.BytesColumn;
import io.virta.batch.Column;
import io.virta.batch.DoubleColumn;
import io.virta.batch.FlatColumn;
import io.virta.batch.FloatColumn;
import io.virta.batch.IntColumn;
import io.virta.batch.LongColumn;
import io.virta.function.Kernel;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import org.jspecify.annotations.Nullable;

/** Casts between booleans, whole numbers and floating-point numbers; narrower whole numbers wrap, floating-point numbers are cut and saturate. */
final class NumberCasts {
    private NumberCasts() {}

    static @Nullable Kernel find(AtomicType from, AtomicType to) {
        boolean number = from.numericRank() > 0 || from == AtomicType.BOOLEAN;
        if (number && (to.numericRank() > 0 || to == AtomicType.BOOLEAN)) {
            return (columns, rowCount, context) -> convert(columns[0].flatten(), to, rowCount);
        }
        if (from.isIntegral() && to == AtomicType.BINARY) {
            int width = 1 << (from.numericRank() - 1);
            return (columns, rowCount, context) -> bigEndian(asLongs(columns[0].flatten(), rowCount), width, rowCount);
        }
        return null;
    }

    /** Any numbers or booleans as those of another type. */
    static Column convert(FlatColumn column, AtomicType to, int rowCount) {
        boolean[] nulls = column.nullMask();
        return switch (to) {
            case BOOLEAN -> new BooleanColumn(notZero(column, rowCount), nulls, rowCount);
            case TINYINT, SMALLINT, INT ->
                new IntColumn(narrowed(asInts(column, rowCount), to, rowCount), nulls, rowCount);
            case BIGINT -> new LongColumn(asLongs(column, rowCount), nulls, rowCount);
            case FLOAT -> new FloatColumn(asFloats(column, rowCount), nulls, rowCount);
            default -> new DoubleColumn(asDoubles(column, rowCount), nulls, rowCount);
        };
    }

    private static boolean[] notZero(FlatColumn column, int rowCount) {
        if (column instanceof BooleanColumn c) {
            return c.values();
        }
        double[] values = asDoubles(column, rowCount);
        boolean[] out = new boolean[rowCount];
        for (int i = 0; i < rowCount; i++) {
            out[i] = values[i] != 0;
        }
        return out;
    }

    private static int[] narrowed(int[] values, DataType to, int rowCount) {
        if (to == AtomicType.INT) {
            return values;
        }
        int[] out = new int[rowCount];
        boolean bytes = to == AtomicType.TINYINT;
        for (int i = 0; i < rowCount; i++) {
            out[i] = bytes ? (byte) values[i] : (short) values[i];
        }
        return out;
    }

    private static int[] asInts(FlatColumn column, int rowCount) {
        if (column instanceof IntColumn c) {
            return c.values();
        }
        int[] out = new int[rowCount];
        if (column instanceof LongColumn c) {
            long[] values = c.values();
            for (int i = 0; i < rowCount; i++) {
                out[i] = (int) values[i];
            }
        } else if (column instanceof DoubleColumn c) {
            for (int i = 0; i < rowCount; i++) {
                out[i] = (int) c.value(i);
            }
        } else if (column instanceof FloatColumn c) {
            for (int i = 0; i < rowCount; i++) {
                out[i] = (int) c.value(i);
            }
        } else if (column instanceof BooleanColumn c) {
            for (int i = 0; i < rowCount; i++) {
                out[i] = c.value(i) ? 1 : 0;
            }
        }
        return out;
    }

    static long[] asLongs(FlatColumn column, int rowCount) {
        if (column instanceof LongColumn c) {
            return c.values();
        }
        long[] out = new long[rowCount];
        if (column instanceof DoubleColumn c) {
            for (int i = 0; i < rowCount; i++) {
                out[i] = (long) c.value(i);
            }
        } else if (column instanceof FloatColumn c) {
            for (int i = 0; i < rowCount; i++) {
                out[i] = (long) c.value(i);
            }
        } else {
            int[] values = asInts(column, rowCount);
            for (int i = 0; i < rowCount; i++) {
                out[i] = values[i];
            }
        }
        return out;
    }

    private static float[] asFloats(FlatColumn column, int rowCount) {
        if (column instanceof FloatColumn c) {
            return c.values();
        }
        float[] out = new float[rowCount];
        if (column instanceof DoubleColumn c) {
            for (int i = 0; i < rowCount; i++) {
                out[i] = (float) c.value(i);
            }
        } else {
            long[] values = asLongs(column, rowCount);
            for (int i = 0; i < rowCount; i++) {
                out[i] = values[i];
            }
        }
        return out;
    }

    static double[] asDoubles(FlatColumn column, int rowCount) {
        if (column instanceof DoubleColumn c) {
            return c.values();
        }
        double[] out = new double[rowCount];
        if (column instanceof FloatColumn c) {
            for (int i = 0; i < rowCount; i++) {
                out[i] = c.value(i);
            }
        } else if (column instanceof IntColumn c) {
            int[] values = c.values();
            for (int i = 0; i < rowCount; i++) {
                out[i] = values[i];
            }
        } else {
            long[] values = asLongs(column, rowCount);
            for (int i = 0; i < rowCount; i++) {
                out[i] = values[i];
            }
        }
        return out;
    }

    private static Column bigEndian(long[] values, int width, int rowCount) {
        byte[] bytes = new byte[width * rowCount];
        int[] offsets = new int[rowCount + 1];
        for (int i = 0; i < rowCount; i++) {
            for (int b = 0; b < width; b++) {
                bytes[i * width + b] = (byte) (values[i] >>> (8 * (width - 1 - b)));
            }
            offsets[i + 1] = (i + 1) * width;
        }
        return new BytesColumn(bytes, offsets, null);
    }
}
