package io.virta.format.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.virta.batch.ArrayColumn;
import io.virta.batch.Batch;
import io.virta.batch.BooleanColumn;
import io.virta.batch.BytesColumn;
import io.virta.batch.Column;
import io.virta.batch.DecimalColumn;
import io.virta.batch.DoubleColumn;
import io.virta.batch.FlatColumn;
import io.virta.batch.FloatColumn;
import io.virta.batch.IntColumn;
import io.virta.batch.LongColumn;
import io.virta.batch.MapColumn;
import io.virta.batch.StructColumn;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.format.TimeFormats;
import io.virta.row.Row;
import io.virta.row.RowConverter;
import io.virta.time.DateText;
import io.virta.time.TimestampText;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.DecimalType;
import io.virta.types.MapType;
import io.virta.types.StructType;
import java.io.IOException;
import java.util.List;

/** Makes the writer of each type. */
final class JsonWriters {
    private final JsonOptions options;
    private final TimeFormats times;

    JsonWriters(JsonOptions options) {
        this.options = options;
        this.times = options.times();
    }

    JsonWriter writer(DataType type) {
        if (type instanceof AtomicType atomic) {
            return atomic(atomic);
        } else if (type instanceof DecimalType decimal) {
            return new Leaf(
                    (out, column, row) -> out.writeNumber(((DecimalColumn) column).decimal(row, decimal.scale())));
        } else if (type instanceof ArrayType array) {
            JsonWriter elements = writer(array.elementType());
            return new Leaf((out, column, row) -> writeArray(out, (ArrayColumn) column, row, elements));
        } else if (type instanceof MapType map) {
            JsonWriter values = writer(map.valueType());
            return new Leaf((out, column, row) -> writeMap(out, (MapColumn) column, row, map.keyType(), values));
        }
        return struct((StructType) type);
    }

    private JsonWriter atomic(AtomicType type) {
        return switch (type) {
            case VOID -> new Leaf((out, column, row) -> out.writeNull());
            case BOOLEAN -> new Leaf((out, column, row) -> out.writeBoolean(((BooleanColumn) column).value(row)));
            case TINYINT, SMALLINT, INT ->
                new Leaf((out, column, row) -> out.writeNumber(((IntColumn) column).value(row)));
            case BIGINT -> new Leaf((out, column, row) -> out.writeNumber(((LongColumn) column).value(row)));
            case FLOAT -> new Leaf((out, column, row) -> out.writeNumber(((FloatColumn) column).value(row)));
            case DOUBLE -> new Leaf((out, column, row) -> out.writeNumber(((DoubleColumn) column).value(row)));
            case STRING ->
                new Leaf((out, column, row) -> {
                    BytesColumn texts = (BytesColumn) column;
                    out.writeUTF8String(texts.bytes(), texts.start(row), texts.lengthBytes(row));
                });
            case BINARY ->
                new Leaf((out, column, row) -> {
                    BytesColumn bytes = (BytesColumn) column;
                    out.writeBinary(bytes.bytes(), bytes.start(row), bytes.lengthBytes(row));
                });
            case DATE -> date();
            case TIMESTAMP -> timestamp();
            case TIMESTAMP_NTZ ->
                new Leaf((out, column, row) ->
                        out.writeString(times.formatTimestampWithoutZone(((LongColumn) column).value(row))));
            default ->
                throw new VirtaException(
                        ErrorCode.INVALID_SCHEMA, "JSON cannot hold " + type.sql() + ".", "Cast it to STRING.");
        };
    }

    private JsonWriter date() {
        if (times.date() != null) {
            return new Leaf((out, column, row) -> out.writeString(times.formatDate(((IntColumn) column).value(row))));
        }
        byte[] text = new byte[DateText.MAX_LENGTH];
        return new Leaf((out, column, row) ->
                out.writeRawUTF8String(text, 0, DateText.write(((IntColumn) column).value(row), text, 0)));
    }

    private JsonWriter timestamp() {
        if (times.timestamp() != null) {
            return new Leaf(
                    (out, column, row) -> out.writeString(times.formatTimestamp(((LongColumn) column).value(row))));
        }
        byte[] text = new byte[TimestampText.MAX_LENGTH];
        return new Leaf((out, column, row) -> out.writeRawUTF8String(
                text, 0, TimestampText.writeIso(((LongColumn) column).value(row), times.zone(), text, 0)));
    }

    private JsonWriter struct(StructType type) {
        int size = type.size();
        SerializedString[] names = new SerializedString[size];
        JsonWriter[] writers = new JsonWriter[size];
        for (int i = 0; i < size; i++) {
            names[i] = new SerializedString(type.field(i).name());
            writers[i] = writer(type.typeAt(i));
        }
        return new Leaf((out, column, row) -> {
            List<Column> fields = ((StructColumn) column).fields();
            out.writeStartObject();
            for (int i = 0; i < size; i++) {
                if (!options.ignoreNullFields() || !fields.get(i).isNull(row)) {
                    out.writeFieldName(names[i]);
                    writers[i].write(out, fields.get(i), row);
                }
            }
            out.writeEndObject();
        });
    }

    private static void writeArray(JsonGenerator out, ArrayColumn arrays, int row, JsonWriter elements)
            throws IOException {
        out.writeStartArray();
        int from = arrays.start(row);
        for (int i = from; i < from + arrays.size(row); i++) {
            elements.write(out, arrays.elements(), i);
        }
        out.writeEndArray();
    }

    private static void writeMap(JsonGenerator out, MapColumn maps, int row, DataType keyType, JsonWriter values)
            throws IOException {
        out.writeStartObject();
        int from = maps.start(row);
        for (int i = from; i < from + maps.size(row); i++) {
            out.writeFieldName(key(maps, i, keyType));
            values.write(out, maps.values(), i);
        }
        out.writeEndObject();
    }

    private static String key(MapColumn maps, int entry, DataType keyType) {
        StructType schema = new StructType().add("key", keyType);
        Batch single = Batch.of(1, maps.keys().slice(entry, 1));
        Row row = RowConverter.row(single, 0, schema);
        return String.valueOf(row.get(0));
    }

    /** Writes one value that is not null. */
    @FunctionalInterface
    private interface LeafMethod {
        void write(JsonGenerator out, FlatColumn column, int row) throws IOException;
    }

    private static final class Leaf extends JsonWriter {
        private final LeafMethod method;

        Leaf(LeafMethod method) {
            this.method = method;
        }

        @Override
        void writeNotNull(JsonGenerator out, FlatColumn column, int row) throws IOException {
            method.write(out, column, row);
        }
    }
}
