package io.virta.format.json;

import com.fasterxml.jackson.core.JsonToken;
import io.virta.batch.BytesBuilder;
import io.virta.batch.BytesColumn;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.FlatColumn;
import io.virta.batch.StructBuilder;
import io.virta.format.BadRecordMode;
import io.virta.format.BadRecords;
import io.virta.types.ArrayType;
import io.virta.types.DataType;
import io.virta.types.StructType;
import java.io.IOException;

/**
 * Decodes a column of JSON texts into a column of structs, arrays or maps, a row a text, as {@code from_json} does. A null or blank text is a null row; a malformed one, or one of another type, is a
 * struct of nulls or a null array or map, or fails in mode FAILFAST. Used by one thread at a time.
 */
public final class JsonValueDecoder {
    private final JsonOptions options;
    private final DataType type;
    private final ColumnBuilder rows;
    private final JsonReader reader;
    private final int corruptColumn;
    private JsonCursor cursor;

    /** A decoder into a struct, array or map of any nesting. */
    public JsonValueDecoder(DataType type, JsonOptions options) {
        this.options = options;
        this.type = type;
        this.rows = ColumnBuilder.of(type, 16);
        this.cursor = new JsonCursor(options.parserFeatures());
        JsonReaders readers = new JsonReaders(options);
        if (type instanceof StructType struct) {
            BadRecords badRecords = BadRecords.of(options.mode(), struct, options.corruptRecordColumn());
            corruptColumn = badRecords.corruptColumn();
            reader = new StructReader((StructBuilder) rows, badRecords.recordFields(struct), readers);
        } else {
            corruptColumn = -1;
            reader = readers.reader(type, rows);
        }
    }

    /** A row for each of the first {@code count} texts. */
    public FlatColumn decode(BytesColumn texts, int count) {
        for (int row = 0; row < count; row++) {
            if (texts.isNull(row)) {
                rows.appendNull();
            } else {
                append(texts.bytes(), texts.start(row), texts.start(row) + texts.lengthBytes(row));
            }
        }
        return rows.build();
    }

    private void append(byte[] bytes, int from, int to) {
        int row = rows.length();
        String problem = null;
        try {
            cursor.reset(bytes, from, to);
            JsonToken token = cursor.nextToken();
            if (token == null) {
                rows.appendNull();
                return;
            }
            int outcome = reader instanceof StructReader structs ? readStruct(structs, token) : readOther(token);
            if (outcome != JsonReader.WHOLE) {
                problem = "a value has another type than the schema says";
            }
        } catch (IOException e) {
            cursor = new JsonCursor(options.parserFeatures());
            rows.truncate(row);
            problem = JsonErrors.reason(e);
        }
        if (problem != null && options.mode() == BadRecordMode.FAILFAST) {
            throw BadRecords.malformed(bytes, from, to, problem);
        }
        if (rows instanceof StructBuilder structs) {
            if (problem != null && corruptColumn >= 0) {
                ((BytesBuilder) structs.field(corruptColumn)).append(bytes, from, to - from);
            }
            structs.append();
        } else if (rows.length() == row) {
            rows.appendNull();
        }
    }

    /** Reads the fields of an object, or of the first element of an array, and leaves the row open. */
    private int readStruct(StructReader structs, JsonToken token) throws IOException {
        JsonToken first = token == JsonToken.START_ARRAY ? cursor.nextToken() : token;
        if (first == JsonToken.START_OBJECT) {
            return structs.readFields(cursor);
        }
        return token == JsonToken.START_ARRAY && first == JsonToken.END_ARRAY ? JsonReader.WHOLE : JsonReader.WRONG;
    }

    /** Reads an array or map; an object where an array of structs is wanted is its only element. */
    private int readOther(JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            return JsonReader.WRONG;
        }
        boolean onlyElement = token == JsonToken.START_OBJECT
                && type instanceof ArrayType array
                && array.elementType() instanceof StructType;
        return onlyElement && reader instanceof ArrayReader arrays
                ? arrays.readOnlyElement(cursor, token)
                : reader.read(cursor, token);
    }
}
