package io.virta.format.json;

import com.fasterxml.jackson.core.JsonToken;
import io.virta.batch.BytesBuilder;
import io.virta.batch.MapBuilder;
import java.io.IOException;

/** Reads objects as maps from text. Equal keys stay as they are. A value of a wrong type makes the whole map wrong unless it is partial. */
final class MapReader extends JsonReader {
    private final MapBuilder rows;
    private final JsonReader values;

    MapReader(MapBuilder rows, JsonReader values) {
        super(rows);
        this.rows = rows;
        this.values = values;
    }

    @Override
    int readNotNull(JsonCursor cursor, JsonToken token) throws IOException {
        if (token != JsonToken.START_OBJECT) {
            cursor.skipChildren();
            return WRONG;
        }
        int outcome = WHOLE;
        for (String name = cursor.nextFieldName(); name != null; name = cursor.nextFieldName()) {
            JsonToken next = cursor.nextToken();
            ((BytesBuilder) rows.keys()).append(name);
            outcome = Math.max(outcome, values.read(cursor, next));
        }
        if (cursor.currentToken() != JsonToken.END_OBJECT) {
            throw cursor.unexpectedEnd();
        }
        if (outcome != WRONG) {
            rows.append();
        }
        return outcome;
    }
}
