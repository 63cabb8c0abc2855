package io.virta.format.json;

import com.fasterxml.jackson.core.JsonToken;
import io.virta.batch.Batch;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.StructBuilder;
import io.virta.batch.StructColumn;
import io.virta.format.BadRecordHandler;
import io.virta.format.BadRecords;
import io.virta.format.RecordDecoder;
import io.virta.types.StructType;
import java.io.IOException;

/**
 * Decodes JSON records into rows: an object into one, an array of objects into one each, a blank record into none. Fields that the schema lacks are skipped; names are matched exactly; of fields
 * of the same name the last one counts. A record with a value of a wrong type, or that is no object at all, is a bad one. What follows the first value of a record is ignored.
 */
public final class JsonDecoder implements RecordDecoder {
    private static final int EXPECTED_ROWS = Batch.DEFAULT_ROWS;

    private final JsonOptions options;
    private BadRecords badRecords;
    private final StructBuilder rows;
    private final StructReader reader;
    private JsonCursor cursor;

    /**
     * @param schema the fields wanted; the column of corrupt records, if it is among them, takes the text of bad records
     */
    public JsonDecoder(StructType schema, JsonOptions options) {
        this.options = options;
        this.badRecords = BadRecords.of(options.mode(), schema, options.corruptRecordColumn());
        this.rows = (StructBuilder) ColumnBuilder.of(schema, EXPECTED_ROWS);
        this.reader = new StructReader(rows, badRecords.recordFields(schema), new JsonReaders(options));
        this.cursor = new JsonCursor(options.parserFeatures());
    }

    @Override
    public void append(byte[] bytes, int from, int to) {
        int row = rows.length();
        try {
            cursor.reset(bytes, from, to);
            JsonToken token = cursor.nextToken();
            if (token == JsonToken.START_OBJECT) {
                endRow(row, reader.readFields(cursor) == JsonReader.WHOLE, bytes, from, to);
            } else if (token == JsonToken.START_ARRAY) {
                appendElements(row, bytes, from, to);
            } else if (token != null) {
                badRecords.end(rows, row, false, bytes, from, to, "it is no object");
            }
        } catch (IOException e) {
            cursor = new JsonCursor(options.parserFeatures());
            rows.truncate(row);
            badRecords.end(rows, row, false, bytes, from, to, JsonErrors.reason(e));
        }
    }

    private void appendElements(int firstRow, byte[] bytes, int from, int to) throws IOException {
        boolean allObjects = true;
        for (JsonToken token = cursor.nextToken(); token != JsonToken.END_ARRAY; token = cursor.nextToken()) {
            if (token == null) {
                throw cursor.unexpectedEnd();
            } else if (token == JsonToken.START_OBJECT) {
                endRow(rows.length(), reader.readFields(cursor) == JsonReader.WHOLE, bytes, from, to);
            } else {
                cursor.skipChildren();
                allObjects = false;
            }
        }
        if (!allObjects) {
            rows.truncate(firstRow);
            badRecords.end(rows, firstRow, false, bytes, from, to, "an element of its array is no object");
        }
    }

    private void endRow(int row, boolean whole, byte[] bytes, int from, int to) {
        if (whole) {
            rows.append();
        } else {
            badRecords.end(rows, row, true, bytes, from, to, "a value has another type than the schema says");
        }
    }

    @Override
    public void handBadRecordsTo(BadRecordHandler handler, boolean diverted) {
        badRecords = badRecords.handedTo(handler, diverted);
    }

    @Override
    public int rowCount() {
        return rows.length();
    }

    @Override
    public Batch build() {
        StructColumn built = (StructColumn) rows.build();
        return new Batch(built.length(), built.fields());
    }
}
