package io.virta.format.json;

import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import io.virta.format.TimeReader;
import io.virta.time.TimestampText;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.DecimalType;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Infers the schema of JSON records as Spark does: whole numbers are bigint, others double, objects structs with their fields in alphabetical order; what is of several types is the type that fits
 * all of them, in the end a string.
 */
public final class JsonSchema {
    private final JsonOptions options;
    private final TimeReader times;

    private JsonSchema(JsonOptions options) {
        this.options = options;
        this.times = options.times().reader();
    }

    /** The schema that all records fit. A record that is no JSON adds the column of corrupt records. */
    public static StructType infer(List<byte[]> records, JsonOptions options) {
        JsonSchema inference = new JsonSchema(options);
        JsonCursor cursor = new JsonCursor(options.parserFeatures());
        DataType merged = new StructType();
        boolean corrupt = false;
        for (byte[] record : records) {
            try {
                cursor.reset(record, 0, record.length);
                JsonToken token = cursor.nextToken();
                if (token != null) {
                    DataType type = inference.type(cursor, token);
                    DataType row = type instanceof ArrayType array ? array.elementType() : type;
                    corrupt |= !(row instanceof StructType);
                    merged = row instanceof StructType ? merge(merged, row) : merged;
                }
            } catch (IOException e) {
                corrupt = true;
                cursor = new JsonCursor(options.parserFeatures());
            }
        }
        StructType schema = (StructType) named(merged);
        return corrupt && schema.indexOf(options.corruptRecordColumn()) < 0 ? withCorruptColumn(schema) : schema;
    }

    /** The type of one JSON text, as {@code schema_of_json} tells it; a string for text that is no JSON. */
    public static DataType of(byte[] text, JsonOptions options) {
        JsonCursor cursor = new JsonCursor(options.parserFeatures());
        cursor.reset(text, 0, text.length);
        try {
            JsonToken token = cursor.nextToken();
            return token == null ? AtomicType.STRING : named(new JsonSchema(options).type(cursor, token));
        } catch (IOException e) {
            return AtomicType.STRING;
        }
    }

    private static StructType withCorruptColumn(StructType schema) {
        Map<String, DataType> fields = new TreeMap<>();
        schema.fields().forEach(field -> fields.put(field.name(), field.dataType()));
        fields.put(JsonOptions.CORRUPT_RECORD, AtomicType.STRING);
        return struct(fields);
    }

    private DataType type(JsonCursor cursor, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_NULL -> AtomicType.VOID;
            case VALUE_TRUE, VALUE_FALSE -> options.primitivesAsString() ? AtomicType.STRING : AtomicType.BOOLEAN;
            case VALUE_STRING -> text(cursor);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                options.primitivesAsString() ? AtomicType.STRING : number(cursor, token);
            case START_ARRAY -> array(cursor);
            case START_OBJECT -> object(cursor);
            default -> throw cursor.unexpectedEnd();
        };
    }

    private DataType text(JsonCursor cursor) throws IOException {
        cursor.readText();
        boolean timestamp = options.inferTimestamp()
                && times.timestamp(cursor.text(), cursor.textFrom(), cursor.textTo()) != TimestampText.INVALID;
        return timestamp ? AtomicType.TIMESTAMP : AtomicType.STRING;
    }

    private DataType number(JsonCursor cursor, JsonToken token) throws IOException {
        if (cursor.isNaN()) {
            return AtomicType.DOUBLE;
        }
        boolean whole = token == JsonToken.VALUE_NUMBER_INT;
        if (whole && cursor.getNumberType() != NumberType.BIG_INTEGER) {
            return AtomicType.BIGINT;
        }
        if (!whole && !options.prefersDecimal()) {
            return AtomicType.DOUBLE;
        }
        BigDecimal value = cursor.getDecimalValue();
        int scale = Math.max(0, value.scale());
        int precision = Math.max(value.precision() - value.scale() + scale, scale);
        return precision <= DecimalType.MAX_PRECISION
                ? new DecimalType(Math.max(1, precision), scale)
                : AtomicType.DOUBLE;
    }

    private DataType array(JsonCursor cursor) throws IOException {
        DataType elements = AtomicType.VOID;
        for (JsonToken token = cursor.nextToken(); token != JsonToken.END_ARRAY; token = cursor.nextToken()) {
            if (token == null) {
                throw cursor.unexpectedEnd();
            }
            elements = merge(elements, type(cursor, token));
        }
        return new ArrayType(elements);
    }

    private DataType object(JsonCursor cursor) throws IOException {
        Map<String, DataType> fields = new TreeMap<>();
        for (String name = cursor.nextFieldName(); name != null; name = cursor.nextFieldName()) {
            fields.merge(name, type(cursor, cursor.nextToken()), JsonSchema::merge);
        }
        if (cursor.currentToken() != JsonToken.END_OBJECT) {
            throw cursor.unexpectedEnd();
        }
        return struct(fields);
    }

    private static DataType merge(DataType a, DataType b) {
        if (a.equals(b) || b == AtomicType.VOID) {
            return a;
        } else if (a == AtomicType.VOID) {
            return b;
        } else if (a instanceof StructType one && b instanceof StructType other) {
            Map<String, DataType> fields = new TreeMap<>();
            one.fields().forEach(field -> fields.put(field.name(), field.dataType()));
            other.fields().forEach(field -> fields.merge(field.name(), field.dataType(), JsonSchema::merge));
            return struct(fields);
        } else if (a instanceof ArrayType one && b instanceof ArrayType other) {
            return new ArrayType(merge(one.elementType(), other.elementType()));
        } else if (a.isNumeric() && b.isNumeric()) {
            return mergeNumbers(a, b);
        }
        return AtomicType.STRING;
    }

    private static DataType mergeNumbers(DataType a, DataType b) {
        if (a == AtomicType.DOUBLE || b == AtomicType.DOUBLE) {
            return AtomicType.DOUBLE;
        }
        DecimalType one = decimal(a);
        DecimalType other = decimal(b);
        int scale = Math.max(one.scale(), other.scale());
        int precision = Math.max(one.precision() - one.scale(), other.precision() - other.scale()) + scale;
        return precision <= DecimalType.MAX_PRECISION ? new DecimalType(precision, scale) : AtomicType.DOUBLE;
    }

    private static DecimalType decimal(DataType type) {
        return type instanceof DecimalType decimal ? decimal : new DecimalType(20, 0);
    }

    private static StructType struct(Map<String, DataType> fields) {
        return new StructType(fields.entrySet().stream()
                .map(field -> new StructField(field.getKey(), field.getValue()))
                .toList());
    }

    /** What was null throughout is a string. */
    private static DataType named(DataType type) {
        if (type == AtomicType.VOID) {
            return AtomicType.STRING;
        } else if (type instanceof ArrayType array) {
            return new ArrayType(named(array.elementType()));
        } else if (type instanceof StructType struct) {
            return new StructType(struct.fields().stream()
                    .map(field -> new StructField(field.name(), named(field.dataType())))
                    .toList());
        }
        return type;
    }
}
