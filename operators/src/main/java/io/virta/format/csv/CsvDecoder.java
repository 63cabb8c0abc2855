package io.virta.format.csv;

import io.virta.batch.Batch;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.StructBuilder;
import io.virta.batch.StructColumn;
import io.virta.format.BadRecordHandler;
import io.virta.format.BadRecords;
import io.virta.format.RecordDecoder;
import io.virta.types.StructField;
import io.virta.types.StructType;

/**
 * Decodes CSV records into rows, fields by position. A record is a line, or a whole file of lines where quoted fields span lines. Blank lines and comments make no row. A row with too few or too many
 * fields, or with a text that is no value of its type, is a bad one: what it lacks is null.
 */
public final class CsvDecoder implements RecordDecoder {
    private final CsvOptions options;
    private BadRecords badRecords;
    private final StructBuilder rows;
    private final CsvRowReader reader;
    private final CsvFields fields;

    /**
     * @param record all fields that a row has, in order; the column of corrupt records does not count
     * @param wanted those to deliver
     */
    public CsvDecoder(StructType record, StructType wanted, CsvOptions options) {
        this.options = options;
        this.badRecords = BadRecords.of(options.mode(), wanted, options.corruptRecordColumn());
        this.rows = (StructBuilder) ColumnBuilder.of(wanted, Batch.DEFAULT_ROWS);
        this.reader = new CsvRowReader(
                rows, withoutColumn(record, options.corruptRecordColumn()), badRecords.recordFields(wanted), options);
        this.fields = new CsvFields(options);
    }

    static StructType withoutColumn(StructType schema, String name) {
        return new StructType(schema.fields().stream()
                .filter((StructField field) -> !field.name().equals(name))
                .toList());
    }

    @Override
    public void append(byte[] bytes, int from, int to) {
        int at = from;
        boolean skip = options.multiLine() && options.header();
        while (at < to) {
            int end = fields.read(bytes, at, to);
            if (!isBlankOrComment(bytes, at, end)) {
                if (!skip) {
                    appendRow(bytes, at, end);
                }
                skip = false;
            }
            at = end;
        }
    }

    private void appendRow(byte[] bytes, int from, int to) {
        int row = rows.length();
        if (reader.read(fields)) {
            rows.append();
            return;
        }
        int end = to;
        while (end > from && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
            end--;
        }
        badRecords.end(rows, row, true, bytes, from, end, "it has other fields than the schema says");
    }

    private boolean isBlankOrComment(byte[] bytes, int from, int to) {
        if (options.comment() != 0 && from < to && bytes[from] == options.comment()) {
            return true;
        }
        for (int i = from; i < to; i++) {
            if (bytes[i] > ' ' || bytes[i] < 0) {
                return false;
            }
        }
        return true;
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
