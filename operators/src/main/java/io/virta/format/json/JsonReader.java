package io.virta.format.json;

import com.fasterxml.jackson.core.JsonToken;
import io.virta.batch.ColumnBuilder;
import java.io.IOException;

/**
 * Reads values of one type into one builder. Throws IOException where the text is no JSON; a value of another type than expected is no such error.
 */
abstract class JsonReader {
    /** The value was read whole. */
    static final int WHOLE = 0;
    /** The value is a struct, array or map, of which some part had another type and is null. */
    static final int PARTIAL = 1;
    /** The value has another type: the row is null. */
    static final int WRONG = 2;

    private final ColumnBuilder builder;

    JsonReader(ColumnBuilder builder) {
        this.builder = builder;
    }

    final ColumnBuilder builder() {
        return builder;
    }

    /** Reads the value that starts at the current token, up to its last token, and appends exactly one row. */
    final int read(JsonCursor cursor, JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            builder.appendNull();
            return WHOLE;
        }
        int rows = builder.length();
        int outcome = readNotNull(cursor, token);
        if (outcome == WRONG) {
            builder.truncate(rows);
            builder.appendNull();
        }
        return outcome;
    }

    /** Appends a row, or returns WRONG. Must have consumed the whole value in both cases. */
    abstract int readNotNull(JsonCursor cursor, JsonToken token) throws IOException;
}
