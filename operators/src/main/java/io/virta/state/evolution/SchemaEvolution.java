package io.virta.state.evolution;

import io.virta.batch.ArrayColumn;
import io.virta.batch.BooleanColumn;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.DoubleColumn;
import io.virta.batch.FlatColumn;
import io.virta.batch.FloatColumn;
import io.virta.batch.IntColumn;
import io.virta.batch.LongColumn;
import io.virta.batch.MapColumn;
import io.virta.batch.StructColumn;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.MapType;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values of one type as values of a later one. Fields are the same if their names are, case aside: those that are new are null, or zero where they cannot be null; those that are gone are left out. Integers may widen, also
 * to double up to INT, and float to double. Nothing else changes: keys of maps must stay as they are. Stateless.
 */
public final class SchemaEvolution {
    private SchemaEvolution() {}

    /** Why values cannot go from one type to another, as the end of a sentence; null if they can. */
    public static @Nullable String problem(DataType from, DataType to) {
        return problem(from, to, "");
    }

    private static @Nullable String problem(DataType from, DataType to, String path) {
        if (isSame(from, to) || widens(from, to)) {
            return null;
        }
        if (from instanceof ArrayType before && to instanceof ArrayType after) {
            return problem(before.elementType(), after.elementType(), path + "[]");
        }
        if (from instanceof MapType before && to instanceof MapType after) {
            return isSame(before.keyType(), after.keyType())
                    ? problem(before.valueType(), after.valueType(), path + "{}")
                    : "keys of a map cannot change from " + before.keyType().sql() + " to "
                            + after.keyType().sql();
        }
        if (from instanceof StructType before && to instanceof StructType after) {
            for (StructField field : after.fields()) {
                int old = find(before, field.name());
                String problem = old < 0
                        ? null
                        : problem(
                                before.typeAt(old),
                                field.dataType(),
                                (path.isEmpty() ? "" : path + ".") + field.name());
                if (problem != null) {
                    return problem;
                }
            }
            return null;
        }
        return (path.isEmpty() ? "it" : "the field '" + path + "'") + " cannot change from " + from.sql() + " to "
                + to.sql() + " (integers may widen, float may become double)";
    }

    private static int find(StructType type, String name) {
        for (int i = 0; i < type.size(); i++) {
            if (type.field(i).name().equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isSame(DataType from, DataType to) {
        return from.catalogString().equals(to.catalogString());
    }

    private static boolean widens(DataType from, DataType to) {
        if (from.isIntegral() && to.isIntegral()) {
            return ((AtomicType) from).numericRank() < ((AtomicType) to).numericRank();
        }
        return to == AtomicType.DOUBLE && (from == AtomicType.FLOAT || from.isIntegral() && from != AtomicType.BIGINT);
    }

    /** Columns of one schema as columns of another, between which there is no problem; as many rows. */
    public static List<Column> convert(List<Column> columns, int rowCount, StructType from, StructType to) {
        List<Column> converted = new ArrayList<>(to.size());
        for (StructField field : to.fields()) {
            int old = find(from, field.name());
            converted.add(
                    old < 0
                            ? absent(field, rowCount)
                            : convert(columns.get(old).flatten(), from.typeAt(old), field.dataType()));
        }
        return converted;
    }

    /** Zeros where there is no null, else nulls. */
    private static Column absent(StructField field, int rowCount) {
        if (!field.nullable()) {
            return switch (field.dataType().physicalType()) {
                case BOOLEAN -> new BooleanColumn(new boolean[rowCount], null);
                case INT -> new IntColumn(new int[rowCount], null);
                case LONG -> new LongColumn(new long[rowCount], null);
                case FLOAT -> new FloatColumn(new float[rowCount], null);
                case DOUBLE -> new DoubleColumn(new double[rowCount], null);
                default -> nulls(field, rowCount);
            };
        }
        return nulls(field, rowCount);
    }

    private static Column nulls(StructField field, int rowCount) {
        ColumnBuilder nulls = ColumnBuilder.of(field.dataType(), rowCount);
        for (int i = 0; i < rowCount; i++) {
            nulls.appendNull();
        }
        return nulls.build();
    }

    private static Column convert(FlatColumn column, DataType from, DataType to) {
        if (isSame(from, to)) {
            return column;
        }
        if (column instanceof ArrayColumn arrays) {
            Column elements = convert(
                    arrays.elements().flatten(), ((ArrayType) from).elementType(), ((ArrayType) to).elementType());
            return new ArrayColumn(elements, arrays.offsets(), arrays.nullMask(), arrays.length());
        }
        if (column instanceof MapColumn maps) {
            Column values = convert(maps.values().flatten(), ((MapType) from).valueType(), ((MapType) to).valueType());
            return new MapColumn(maps.keys(), values, maps.offsets(), maps.nullMask(), maps.length());
        }
        if (column instanceof StructColumn structs) {
            List<Column> fields = convert(structs.fields(), structs.length(), (StructType) from, (StructType) to);
            return new StructColumn(fields, structs.nullMask(), structs.length());
        }
        return widened(column, to);
    }

    private static Column widened(FlatColumn column, DataType to) {
        int rows = column.length();
        if (column instanceof IntColumn ints && to == AtomicType.BIGINT) {
            long[] values = new long[rows];
            for (int row = 0; row < rows; row++) {
                values[row] = ints.value(row);
            }
            return new LongColumn(values, ints.nullMask(), rows);
        }
        if (to == AtomicType.DOUBLE) {
            double[] values = new double[rows];
            for (int row = 0; row < rows; row++) {
                values[row] = column instanceof IntColumn ints ? ints.value(row) : ((FloatColumn) column).value(row);
            }
            return new DoubleColumn(values, column.nullMask());
        }
        return column;
    }
}
