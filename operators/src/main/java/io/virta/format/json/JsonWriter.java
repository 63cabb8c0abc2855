package io.virta.format.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.virta.batch.Column;
import io.virta.batch.ConstantColumn;
import io.virta.batch.DictionaryColumn;
import io.virta.batch.FlatColumn;
import java.io.IOException;

/** Writes values of one type. */
abstract class JsonWriter {
    /** Writes the value of a row. */
    final void write(JsonGenerator out, Column column, int row) throws IOException {
        if (column.isNull(row)) {
            out.writeNull();
        } else if (column instanceof FlatColumn flat) {
            writeNotNull(out, flat, row);
        } else if (column instanceof DictionaryColumn dictionary) {
            writeNotNull(out, dictionary.dictionary(), dictionary.indices()[row]);
        } else {
            writeNotNull(out, ((ConstantColumn) column).value(), 0);
        }
    }

    abstract void writeNotNull(JsonGenerator out, FlatColumn column, int row) throws IOException;
}
