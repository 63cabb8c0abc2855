package io.virta.evaluation;

import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.ConstantColumn;
import io.virta.batch.DoubleColumn;
import io.virta.batch.FlatColumn;
import io.virta.batch.IntColumn;
import io.virta.batch.LongColumn;
import io.virta.types.DataType;
import org.jspecify.annotations.Nullable;

/** A column whose rows come from several columns of one type. */
public final class Choice {
    private Choice() {}

    /**
     * The rows of {@code choices[row]}, null where that is negative.
     *
     * @param columns as long as the result; an entry that is never chosen may be null
     */
    public static Column of(DataType type, @Nullable Column[] columns, int[] choices, int rowCount) {
        Column only = only(columns, choices, rowCount);
        if (only != null) {
            return only;
        }
        return switch (type.physicalType()) {
            case LONG -> longs(columns, choices, rowCount);
            case INT -> ints(columns, choices, rowCount);
            case DOUBLE -> doubles(columns, choices, rowCount);
            default -> built(type, columns, choices, rowCount);
        };
    }

    /** The column from which all rows come, or null. */
    private static @Nullable Column only(@Nullable Column[] columns, int[] choices, int rowCount) {
        if (rowCount == 0) {
            return null;
        }
        for (int i = 1; i < rowCount; i++) {
            if (choices[i] != choices[0]) {
                return null;
            }
        }
        return choices[0] < 0 ? null : columns[choices[0]];
    }

    private static Column longs(@Nullable Column[] columns, int[] choices, int rowCount) {
        long[] values = new long[rowCount];
        boolean[] nulls = nullRows(choices, rowCount);
        for (int c = 0; c < columns.length; c++) {
            if (columns[c] != null) {
                int mask = columns[c] instanceof ConstantColumn ? 0 : -1;
                FlatColumn flat = flat(columns[c]);
                long[] source = ((LongColumn) flat).values();
                for (int i = 0; i < rowCount; i++) {
                    if (choices[i] == c) {
                        values[i] = source[i & mask];
                    }
                }
                addNulls(flat, mask, choices, c, nulls, rowCount);
            }
        }
        return new LongColumn(values, nulls);
    }

    private static Column ints(@Nullable Column[] columns, int[] choices, int rowCount) {
        int[] values = new int[rowCount];
        boolean[] nulls = nullRows(choices, rowCount);
        for (int c = 0; c < columns.length; c++) {
            if (columns[c] != null) {
                int mask = columns[c] instanceof ConstantColumn ? 0 : -1;
                FlatColumn flat = flat(columns[c]);
                int[] source = ((IntColumn) flat).values();
                for (int i = 0; i < rowCount; i++) {
                    if (choices[i] == c) {
                        values[i] = source[i & mask];
                    }
                }
                addNulls(flat, mask, choices, c, nulls, rowCount);
            }
        }
        return new IntColumn(values, nulls);
    }

    private static Column doubles(@Nullable Column[] columns, int[] choices, int rowCount) {
        double[] values = new double[rowCount];
        boolean[] nulls = nullRows(choices, rowCount);
        for (int c = 0; c < columns.length; c++) {
            if (columns[c] != null) {
                int mask = columns[c] instanceof ConstantColumn ? 0 : -1;
                FlatColumn flat = flat(columns[c]);
                double[] source = ((DoubleColumn) flat).values();
                for (int i = 0; i < rowCount; i++) {
                    if (choices[i] == c) {
                        values[i] = source[i & mask];
                    }
                }
                addNulls(flat, mask, choices, c, nulls, rowCount);
            }
        }
        return new DoubleColumn(values, nulls);
    }

    private static Column built(DataType type, @Nullable Column[] columns, int[] choices, int rowCount) {
        ColumnBuilder builder = ColumnBuilder.of(type, rowCount);
        for (int i = 0; i < rowCount; i++) {
            Column column = choices[i] < 0 ? null : columns[choices[i]];
            if (column == null) {
                builder.appendNull();
            } else {
                builder.append(column, i);
            }
        }
        return builder.build();
    }

    private static FlatColumn flat(Column column) {
        return column instanceof ConstantColumn constant ? constant.value() : column.flatten();
    }

    private static boolean[] nullRows(int[] choices, int rowCount) {
        boolean[] nulls = new boolean[rowCount];
        for (int i = 0; i < rowCount; i++) {
            nulls[i] = choices[i] < 0;
        }
        return nulls;
    }

    private static void addNulls(FlatColumn flat, int mask, int[] choices, int choice, boolean[] nulls, int rowCount) {
        if (flat.mayHaveNulls()) {
            for (int i = 0; i < rowCount; i++) {
                if (choices[i] == choice && flat.isNull(i & mask)) {
                    nulls[i] = true;
                }
            }
        }
    }
}
