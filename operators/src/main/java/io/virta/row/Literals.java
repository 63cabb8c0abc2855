package io.virta.row;

import io.virta.batch.ArrayBuilder;
import io.virta.batch.ArrayColumn;
import io.virta.batch.BytesBuilder;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.ConstantColumn;
import io.virta.batch.IntBuilder;
import io.virta.batch.IntColumn;
import io.virta.batch.LongBuilder;
import io.virta.batch.LongColumn;
import io.virta.batch.MapBuilder;
import io.virta.batch.MapColumn;
import io.virta.batch.StructBuilder;
import io.virta.batch.StructColumn;
import io.virta.expression.BinaryValue;
import io.virta.expression.Literal;
import io.virta.types.ArrayType;
import io.virta.types.DataType;
import io.virta.types.MapType;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Literals as columns and back. A literal holds numbers of days and microseconds where a {@link Row} holds dates and instants. */
public final class Literals {
    private Literals() {}

    /** A column that has the literal's value in every row. */
    public static ConstantColumn column(Literal literal, int rowCount) {
        ColumnBuilder builder = ColumnBuilder.of(literal.type(), 1);
        append(builder, literal.value(), literal.type());
        return new ConstantColumn(builder.build(), rowCount);
    }

    /** The value of a row as a literal. */
    public static Literal literal(Column column, int row, DataType type) {
        return new Literal(read(column, row, type), type);
    }

    /** Appends a value as {@link Literal} holds it, or null. */
    public static void append(ColumnBuilder builder, @Nullable Object value, DataType type) {
        if (value == null) {
            builder.appendNull();
            return;
        }
        switch (type.physicalType()) {
            case INT -> ((IntBuilder) builder).append(((Number) value).intValue());
            case LONG -> ((LongBuilder) builder).append(((Number) value).longValue());
            case BYTES -> {
                if (value instanceof BinaryValue binary) {
                    ((BytesBuilder) builder).append(binary.bytes());
                } else {
                    ((BytesBuilder) builder).append((String) value);
                }
            }
            case ARRAY -> {
                ArrayBuilder arrays = (ArrayBuilder) builder;
                for (Object element : (List<?>) value) {
                    append(arrays.elements(), element, ((ArrayType) type).elementType());
                }
                arrays.append();
            }
            case MAP -> {
                MapBuilder maps = (MapBuilder) builder;
                for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
                    append(maps.keys(), entry.getKey(), ((MapType) type).keyType());
                    append(maps.values(), entry.getValue(), ((MapType) type).valueType());
                }
                maps.append();
            }
            case STRUCT -> {
                StructBuilder structs = (StructBuilder) builder;
                List<?> fields = (List<?>) value;
                for (int i = 0; i < structs.fieldCount(); i++) {
                    append(structs.field(i), fields.get(i), ((StructType) type).typeAt(i));
                }
                structs.append();
            }
            default -> RowConverter.append(builder, value, type);
        }
    }

    private static @Nullable Object read(Column column, int row, DataType type) {
        if (column.isNull(row)) {
            return null;
        }
        Column single = column.slice(row, 1).flatten();
        return switch (type.physicalType()) {
            case INT -> ((IntColumn) single).value(0);
            case LONG -> ((LongColumn) single).value(0);
            case ARRAY -> {
                ArrayColumn arrays = (ArrayColumn) single;
                List<@Nullable Object> elements = new ArrayList<>();
                for (int i = 0; i < arrays.size(0); i++) {
                    elements.add(read(arrays.elements(), arrays.start(0) + i, ((ArrayType) type).elementType()));
                }
                yield elements;
            }
            case MAP -> {
                MapColumn maps = (MapColumn) single;
                Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
                for (int i = maps.start(0); i < maps.start(0) + maps.size(0); i++) {
                    Object key = Objects.requireNonNull(read(maps.keys(), i, ((MapType) type).keyType()));
                    entries.put(key, read(maps.values(), i, ((MapType) type).valueType()));
                }
                yield entries;
            }
            case STRUCT -> {
                List<@Nullable Object> fields = new ArrayList<>();
                for (int i = 0; i < ((StructType) type).size(); i++) {
                    fields.add(read(((StructColumn) single).field(i), 0, ((StructType) type).typeAt(i)));
                }
                yield fields;
            }
            case BYTES -> {
                Object value = RowValues.read(single, 0, type);
                yield value instanceof byte[] bytes ? new BinaryValue(bytes) : value;
            }
            case NULL, BOOLEAN, FLOAT, DOUBLE, DECIMAL, INTERVAL -> RowValues.read(single, 0, type);
        };
    }
}
