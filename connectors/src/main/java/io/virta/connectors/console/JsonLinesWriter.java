package io.virta.connectors.console;

import io.virta.batch.Batch;
import io.virta.connector.SinkWriter;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.format.json.JsonEncoder;
import io.virta.format.json.JsonOptions;
import io.virta.types.StructType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;

/** Prints each row of an epoch as a line of JSON, all of them when the epoch prepares. */
final class JsonLinesWriter implements SinkWriter {
    private static final byte[] NOTHING = {};

    private final JsonEncoder encoder;
    private final PrintStream out;
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

    JsonLinesWriter(StructType schema, JsonOptions options, PrintStream out) {
        this.encoder = new JsonEncoder(schema, options);
        this.out = out;
    }

    @Override
    public void begin(long epoch, int attempt) {
        lines.reset();
    }

    @Override
    public void write(Batch batch) {
        try {
            encoder.write(PrintedRows.of(batch), lines);
        } catch (IOException e) {
            throw new VirtaException(ErrorCode.IO_ERROR, "Cannot print rows: " + e.getMessage(), null, e);
        }
    }

    @Override
    public byte[] prepare() {
        out.write(lines.toByteArray(), 0, lines.size());
        lines.reset();
        PrintedRows.flush(out);
        return NOTHING;
    }

    @Override
    public void commit(long epoch, byte[] handle) {}

    @Override
    public void close() {
        lines.reset();
    }
}
