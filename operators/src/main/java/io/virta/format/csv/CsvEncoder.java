package io.virta.format.csv;

import io.virta.batch.Batch;
import io.virta.batch.BytesColumn;
import io.virta.batch.Column;
import io.virta.batch.IntColumn;
import io.virta.batch.LongColumn;
import io.virta.format.RecordEncoder;
import io.virta.row.RowConverter;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Encodes rows as lines of CSV: timestamps as ISO 8601 with milliseconds and offset or by pattern, numbers as Java prints them, fields with separators, quotes or line ends in quotes. Used by
 * one thread at a time.
 */
public final class CsvEncoder implements RecordEncoder {
    private final StructType schema;
    private final CsvOptions options;
    private final String separator;
    private final StringBuilder line = new StringBuilder();

    /**
     * An encoder of rows of a schema.
     *
     * @throws io.virta.error.VirtaException INVALID_SCHEMA for arrays, maps and structs
     */
    public CsvEncoder(StructType schema, CsvOptions options) {
        this.schema = schema;
        this.options = options;
        this.separator = new String(options.separator(), StandardCharsets.UTF_8);
        for (StructField field : schema.fields()) {
            CsvParser.of(field.dataType(), options);
        }
    }

    @Override
    public void begin(OutputStream out) throws IOException {
        if (options.header()) {
            line.setLength(0);
            for (StructField field : schema.fields()) {
                separate();
                appendText(field.name());
            }
            endLine(out);
        }
    }

    @Override
    public void write(Batch batch, OutputStream out) throws IOException {
        List<Column> columns = batch.columns();
        for (int row = 0; row < batch.rowCount(); row++) {
            line.setLength(0);
            for (int i = 0; i < columns.size(); i++) {
                if (i > 0) {
                    line.append(separator);
                }
                append(columns.get(i).isNull(row) ? null : text(columns.get(i), row, schema.typeAt(i)));
            }
            endLine(out);
        }
    }

    /** The lines of the first {@code count} rows of a struct's fields without line ends, as {@code to_csv} makes them. */
    public BytesColumn encode(Batch batch, int count) {
        int[] offsets = new int[count + 1];
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int separatorBytes = options.lineSeparator().getBytes(StandardCharsets.UTF_8).length;
        byte[] all;
        try {
            for (int row = 0; row < count; row++) {
                write(batch.slice(row, 1), out);
                offsets[row + 1] = out.size() - (row + 1) * separatorBytes;
            }
            all = out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] lines = new byte[offsets[count]];
        for (int row = 0; row < count; row++) {
            System.arraycopy(
                    all, offsets[row] + row * separatorBytes, lines, offsets[row], offsets[row + 1] - offsets[row]);
        }
        return new BytesColumn(lines, offsets, null, count);
    }

    private String text(Column column, int row, DataType type) {
        Column single = column.slice(row, 1).flatten();
        if (type == AtomicType.TIMESTAMP) {
            return options.times().formatTimestamp(((LongColumn) single).value(0));
        } else if (type == AtomicType.TIMESTAMP_NTZ) {
            return options.times().formatTimestampWithoutZone(((LongColumn) single).value(0));
        } else if (type == AtomicType.DATE) {
            return options.times().formatDate(((IntColumn) single).value(0));
        } else if (type == AtomicType.STRING || type == AtomicType.BINARY) {
            return ((BytesColumn) single).string(0);
        }
        Object value = RowConverter.row(Batch.of(1, single), 0, new StructType().add("v", type))
                .get(0);
        return String.valueOf(value);
    }

    private void append(@Nullable String text) {
        if (text == null) {
            line.append(options.nullValue());
        } else if (text.isEmpty()) {
            line.append(options.emptyValue());
        } else {
            appendText(text);
        }
    }

    private void separate() {
        if (line.length() > 0) {
            line.append(separator);
        }
    }

    private void appendText(String untrimmed) {
        String text = options.trimLeading() ? untrimmed.stripLeading() : untrimmed;
        text = options.trimTrailing() ? text.stripTrailing() : text;
        char quote = (char) options.quote();
        boolean special = options.quoteAll()
                || text.contains(separator)
                || text.indexOf(quote) >= 0
                || text.indexOf('\n') >= 0
                || text.indexOf('\r') >= 0;
        if (quote == 0 || !special) {
            line.append(text);
            return;
        }
        char escape = options.escape() == 0 ? quote : (char) options.escape();
        line.append(quote);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote || c == escape) {
                line.append(escape);
            }
            line.append(c);
        }
        line.append(quote);
    }

    private void endLine(OutputStream out) throws IOException {
        line.append(options.lineSeparator());
        out.write(line.toString().getBytes(StandardCharsets.UTF_8));
    }
}
