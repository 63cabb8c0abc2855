package io.virta.format.json;

import com.fasterxml.jackson.core.JsonToken;
import io.virta.batch.ArrayBuilder;
import java.io.IOException;

/** Reads arrays. An element that is a struct, array or map may be partial; any other of a wrong type makes the whole array wrong. */
final class ArrayReader extends JsonReader {
    private final ArrayBuilder rows;
    private final JsonReader elements;

    ArrayReader(ArrayBuilder rows, JsonReader elements) {
        super(rows);
        this.rows = rows;
        this.elements = elements;
    }

    @Override
    int readNotNull(JsonCursor cursor, JsonToken token) throws IOException {
        if (token != JsonToken.START_ARRAY) {
            cursor.skipChildren();
            return WRONG;
        }
        int outcome = WHOLE;
        for (JsonToken next = cursor.nextToken(); next != JsonToken.END_ARRAY; next = cursor.nextToken()) {
            if (next == null) {
                throw cursor.unexpectedEnd();
            }
            outcome = Math.max(outcome, elements.read(cursor, next));
        }
        if (outcome != WRONG) {
            rows.append();
        }
        return outcome;
    }

    /** Reads the current value as the only element of an array. */
    int readOnlyElement(JsonCursor cursor, JsonToken token) throws IOException {
        int outcome = elements.read(cursor, token);
        rows.append();
        return outcome;
    }
}
