package io.virta.format.text;

import io.virta.batch.Batch;
import io.virta.batch.BytesColumn;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.format.RecordEncoder;
import io.virta.types.AtomicType;
import io.virta.types.StructType;
import java.io.IOException;
import java.io.OutputStream;

/** Writes a string column as lines; a null is an empty line. */
public final class TextEncoder implements RecordEncoder {
    private final byte[] lineSeparator;

    /**
     * An encoder of a schema of one string.
     *
     * @throws VirtaException INVALID_SCHEMA for any other
     */
    public TextEncoder(StructType schema, byte[] lineSeparator) {
        if (schema.size() != 1 || schema.typeAt(0) != AtomicType.STRING) {
            throw new VirtaException(
                    ErrorCode.INVALID_SCHEMA,
                    "Text files hold one string column, not: " + schema.toDDL() + ".",
                    "Select one column, cast to STRING, or write json or csv.");
        }
        this.lineSeparator = lineSeparator;
    }

    @Override
    public void begin(OutputStream out) {}

    @Override
    public void write(Batch batch, OutputStream out) throws IOException {
        BytesColumn texts = (BytesColumn) batch.column(0).flatten();
        for (int row = 0; row < batch.rowCount(); row++) {
            out.write(texts.bytes(), texts.start(row), texts.lengthBytes(row));
            out.write(lineSeparator);
        }
    }
}
