package io.virta.row;

import io.virta.batch.ArrayBuilder;
import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.MapBuilder;
import io.virta.batch.StructBuilder;
import io.virta.batch.StructColumn;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.types.ArrayType;
import io.virta.types.DataType;
import io.virta.types.MapType;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns batches into rows and rows into batches, by a schema. Stateless. */
public final class RowConverter {
    private RowConverter() {}

    /** The rows of a batch whose columns are those of the schema. */
    public static List<Row> toRows(Batch batch, StructType schema) {
        List<Row> rows = new ArrayList<>(batch.rowCount());
        for (int row = 0; row < batch.rowCount(); row++) {
            rows.add(row(batch, row, schema));
        }
        return rows;
    }

    /** One row of a batch whose columns are those of the schema. */
    public static Row row(Batch batch, int row, StructType schema) {
        @Nullable Object[] values = new @Nullable Object[schema.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = RowValues.read(batch.column(i), row, schema.typeAt(i));
        }
        return new Row(Arrays.asList(values), schema);
    }

    /** A value of a column of a type, null for SQL's NULL. */
    public static @Nullable Object value(Column column, int row, DataType type) {
        return RowValues.read(column, row, type);
    }

    /**
     * Rows as a batch. Values are of the classes that {@link Row} lists, or whole numbers of another width that fit; a timestamp may be a {@code java.util.Date}.
     *
     * @throws VirtaException INVALID_VALUE if a row has another number of values or one of another type, naming the field
     */
    public static Batch toBatch(List<Row> rows, StructType schema) {
        StructBuilder builder = (StructBuilder) ColumnBuilder.of(schema, rows.size());
        for (Row row : rows) {
            appendFields(builder, row, schema);
        }
        StructColumn built = (StructColumn) builder.build();
        return new Batch(rows.size(), built.fields());
    }

    /** Appends a value, as {@link Row} holds it, or null. */
    public static void append(ColumnBuilder builder, @Nullable Object value, DataType type) {
        if (value == null) {
            builder.appendNull();
        } else if (type instanceof StructType struct && value instanceof Row row) {
            appendFields((StructBuilder) builder, row, struct);
        } else if (type instanceof ArrayType array && value instanceof List<?> elements) {
            ArrayBuilder arrays = (ArrayBuilder) builder;
            for (Object element : elements) {
                append(arrays.elements(), element, array.elementType());
            }
            arrays.append();
        } else if (type instanceof MapType map && value instanceof Map<?, ?> entries) {
            MapBuilder maps = (MapBuilder) builder;
            for (Map.Entry<?, ?> entry : entries.entrySet()) {
                append(maps.keys(), entry.getKey(), map.keyType());
                append(maps.values(), entry.getValue(), map.valueType());
            }
            maps.append();
        } else {
            RowValues.append(builder, value, type);
        }
    }

    private static void appendFields(StructBuilder builder, Row row, StructType schema) {
        if (row.size() != schema.size()) {
            throw new VirtaException(
                    ErrorCode.INVALID_VALUE,
                    "A row has " + row.size() + " values, its schema " + schema.size() + " fields.",
                    "The schema is " + schema.toDDL() + ".");
        }
        for (int i = 0; i < schema.size(); i++) {
            try {
                append(builder.field(i), row.get(i), schema.typeAt(i));
            } catch (ClassCastException | ArithmeticException e) {
                throw new VirtaException(
                        ErrorCode.INVALID_VALUE,
                        "The value of the field '" + schema.field(i).name() + "' is no "
                                + schema.typeAt(i).sql() + ": " + row.get(i) + ".",
                        "Rows hold the Java classes that io.virta.row.Row lists.",
                        e);
            }
        }
        builder.append();
    }
}
