package io.virta.format.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.virta.batch.Batch;
import io.virta.batch.BytesColumn;
import io.virta.batch.Column;
import io.virta.batch.StructColumn;
import io.virta.format.RecordEncoder;
import io.virta.types.DataType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Encodes values as JSON: timestamps as ISO 8601 with milliseconds and the zone's offset or by pattern, dates as {@code yyyy-MM-dd}, decimals as numbers, binary as base64, numbers that are none as
 * text. Null fields of structs are left out unless an option says otherwise. Used by one thread at a time.
 */
public final class JsonEncoder implements RecordEncoder {
    private static final JsonFactory GENERATORS = new JsonFactoryBuilder()
            .rootValueSeparator((String) null)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .build();

    private final JsonWriter writer;

    /**
     * An encoder of values of a type.
     *
     * @throws io.virta.error.VirtaException INVALID_SCHEMA for intervals, which JSON has not
     */
    public JsonEncoder(DataType type, JsonOptions options) {
        writer = new JsonWriters(options).writer(type);
    }

    /** The texts of the first {@code count} rows of a column, null where a row is null. */
    public BytesColumn encode(Column column, int count) {
        int[] offsets = new int[count + 1];
        boolean[] nulls = null;
        ByteArrayOutputStream out = new ByteArrayOutputStream(32 * count);
        try (JsonGenerator generator = GENERATORS.createGenerator(out)) {
            for (int row = 0; row < count; row++) {
                if (column.isNull(row)) {
                    nulls = nulls == null ? new boolean[count] : nulls;
                    nulls[row] = true;
                } else {
                    writer.write(generator, column, row);
                    generator.flush();
                }
                offsets[row + 1] = out.size();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BytesColumn(out.toByteArray(), offsets, nulls, count);
    }

    @Override
    public void begin(OutputStream out) {}

    /** Writes the rows of a batch, of which this is an encoder of the struct, as a line each. */
    @Override
    public void write(Batch batch, OutputStream out) throws IOException {
        Column rows = new StructColumn(batch.columns(), batch.rowCount());
        try (JsonGenerator generator = GENERATORS.createGenerator(out)) {
            generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            generator.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
            for (int row = 0; row < batch.rowCount(); row++) {
                writer.write(generator, rows, row);
                generator.writeRaw('\n');
            }
        }
    }
}
