package io.virta.format.csv;

import io.virta.batch.BytesBuilder;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.StructBuilder;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Appends the fields of a row to their builders, by position. */
final class CsvRowReader {
    private static final int ABSENT = -1;

    private final StructBuilder rows;
    private final @Nullable CsvParser[] parsers;
    /** For each builder the position of its field in a row. */
    private final int[] places;

    private final int fieldCount;
    private final byte[] nullValue;
    private final byte[] emptyValue;

    /**
     * @param record the fields that a row has, in order
     * @param wanted those of them to read, null for the column of corrupt records
     */
    CsvRowReader(StructBuilder rows, StructType record, List<@Nullable StructField> wanted, CsvOptions options) {
        this.rows = rows;
        this.fieldCount = record.size();
        this.parsers = new @Nullable CsvParser[wanted.size()];
        this.places = new int[wanted.size()];
        for (int i = 0; i < places.length; i++) {
            StructField field = wanted.get(i);
            places[i] = field == null ? ABSENT : record.indexOf(field.name());
            parsers[i] = field == null ? null : CsvParser.of(field.dataType(), options);
        }
        nullValue = options.nullValue().getBytes(StandardCharsets.UTF_8);
        emptyValue = options.emptyValue().getBytes(StandardCharsets.UTF_8);
    }

    /** Appends a value to each wanted builder without ending the row. Returns whether all fields were there, no more, and of their types. */
    boolean read(CsvFields fields) {
        boolean whole = fields.count() == fieldCount;
        for (int i = 0; i < places.length; i++) {
            CsvParser parser = parsers[i];
            if (parser == null) {
                continue;
            }
            ColumnBuilder builder = rows.field(i);
            int place = places[i];
            if (place >= fields.count() || isNull(fields, place)) {
                builder.appendNull();
            } else if (!append(parser, fields, place, builder)) {
                builder.appendNull();
                whole = false;
            }
        }
        return whole;
    }

    private boolean append(CsvParser parser, CsvFields fields, int place, ColumnBuilder builder) {
        boolean empty = fields.isQuoted(place) && fields.from(place) == fields.to(place);
        if (empty && builder instanceof BytesBuilder texts) {
            texts.append(emptyValue);
            return true;
        }
        return parser.append(fields.bytes(place), fields.from(place), fields.to(place), builder);
    }

    private boolean isNull(CsvFields fields, int place) {
        return Arrays.equals(fields.bytes(place), fields.from(place), fields.to(place), nullValue, 0, nullValue.length)
                && !(fields.isQuoted(place) && emptyValue.length > 0 && nullValue.length == 0);
    }
}
