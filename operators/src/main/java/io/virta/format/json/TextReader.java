package io.virta.format.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import io.virta.batch.BytesBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Reads strings; anything else becomes its JSON text, without white space. */
final class TextReader extends JsonReader {
    private static final JsonFactory GENERATORS = new JsonFactory();

    private final BytesBuilder rows;

    TextReader(BytesBuilder rows) {
        super(rows);
        this.rows = rows;
    }

    @Override
    int readNotNull(JsonCursor cursor, JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_STRING) {
            cursor.appendText(rows);
        } else if (token == JsonToken.VALUE_NUMBER_INT || token.isBoolean()) {
            rows.append(cursor.getText());
        } else {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            try (JsonGenerator generator = GENERATORS.createGenerator(text)) {
                generator.copyCurrentStructure(cursor);
            }
            rows.append(text.toByteArray());
        }
        return WHOLE;
    }
}
