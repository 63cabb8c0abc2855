package io.virta.format.csv;

import io.virta.batch.BytesBuilder;
import io.virta.batch.BytesColumn;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.StructBuilder;
import io.virta.batch.StructColumn;
import io.virta.format.BadRecordMode;
import io.virta.format.BadRecords;
import io.virta.types.StructType;

/** Decodes a column of CSV texts into a column of structs, a row a text, as {@code from_csv} does: null for null, nulls for fields that cannot be read. Used by one thread at a time. */
public final class CsvValueDecoder {
    private final CsvOptions options;
    private final BadRecords badRecords;
    private final StructBuilder rows;
    private final CsvRowReader reader;
    private final CsvFields fields;

    /** A decoder into a struct of simple types. */
    public CsvValueDecoder(StructType type, CsvOptions options) {
        this.options = options;
        this.badRecords = BadRecords.of(options.mode(), type, options.corruptRecordColumn());
        this.rows = (StructBuilder) ColumnBuilder.of(type, 16);
        this.reader = new CsvRowReader(
                rows,
                CsvDecoder.withoutColumn(type, options.corruptRecordColumn()),
                badRecords.recordFields(type),
                options);
        this.fields = new CsvFields(options);
    }

    /** A row for each of the first {@code count} texts. */
    public StructColumn decode(BytesColumn texts, int count) {
        for (int row = 0; row < count; row++) {
            if (texts.isNull(row)) {
                rows.appendNull();
                continue;
            }
            int from = texts.start(row);
            int to = from + texts.lengthBytes(row);
            fields.read(texts.bytes(), from, to);
            if (!reader.read(fields)) {
                if (options.mode() == BadRecordMode.FAILFAST) {
                    throw BadRecords.malformed(texts.bytes(), from, to, "it has other fields than the schema says");
                }
                if (badRecords.corruptColumn() >= 0) {
                    ((BytesBuilder) rows.field(badRecords.corruptColumn())).append(texts.bytes(), from, to - from);
                }
            }
            rows.append();
        }
        return (StructColumn) rows.build();
    }
}
