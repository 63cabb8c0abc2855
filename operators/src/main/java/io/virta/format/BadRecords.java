package io.virta.format;

import io.virta.batch.BytesBuilder;
import io.virta.batch.StructBuilder;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.types.AtomicType;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decoder does with records that it cannot read whole, by their mode.
 *
 * @param mode what to do
 * @param corruptColumn the index in the schema of the column that takes the text of such records, -1 if there is none
 * @param handler gets such records too unless the mode is FAILFAST, null for none
 */
public record BadRecords(
        BadRecordMode mode, int corruptColumn, @Nullable BadRecordHandler handler) {
    private static final int MAX_SHOWN_BYTES = 200;

    /** What applies to a schema. The column of corrupt records must be a nullable string. */
    public static BadRecords of(BadRecordMode mode, StructType schema, String corruptColumnName) {
        int index = schema.indexOf(corruptColumnName);
        if (index >= 0 && schema.typeAt(index) != AtomicType.STRING) {
            throw new VirtaException(
                    ErrorCode.INVALID_SCHEMA,
                    "The column of corrupt records, '" + corruptColumnName + "', is "
                            + schema.typeAt(index).sql() + ".",
                    "Declare it as STRING, or name another one in the option columnNameOfCorruptRecord.");
        }
        return new BadRecords(mode, index, null);
    }

    /** The same, with bad records also handed to a handler; if they are {@code diverted}, they make no row. */
    public BadRecords handedTo(BadRecordHandler other, boolean diverted) {
        return new BadRecords(diverted ? BadRecordMode.DROPMALFORMED : mode, corruptColumn, other);
    }

    /** The schema's fields, null at the column of corrupt records, which no record has. */
    public List<@Nullable StructField> recordFields(StructType schema) {
        List<@Nullable StructField> fields = new ArrayList<>(schema.fields());
        if (corruptColumn >= 0) {
            fields.set(corruptColumn, null);
        }
        return fields;
    }

    /**
     * Ends the row of a bad record, or drops it, or throws.
     *
     * @param row the number of the row, of which some fields may have been appended
     * @param partial whether to keep those fields
     */
    public void end(StructBuilder rows, int row, boolean partial, byte[] bytes, int from, int to, String reason) {
        if (handler != null && mode != BadRecordMode.FAILFAST) {
            handler.handle(bytes, from, to, reason);
        }
        switch (mode) {
            case PERMISSIVE -> {
                if (!partial) {
                    rows.truncate(row);
                }
                if (corruptColumn >= 0) {
                    ((BytesBuilder) rows.field(corruptColumn)).append(bytes, from, to - from);
                }
                rows.append();
            }
            case DROPMALFORMED -> rows.truncate(row);
            case FAILFAST -> throw malformed(bytes, from, to, reason);
        }
    }

    /** The error of mode FAILFAST. */
    public static VirtaException malformed(byte[] bytes, int from, int to, String reason) {
        int shown = Math.min(to - from, MAX_SHOWN_BYTES);
        String text = new String(bytes, from, shown, StandardCharsets.UTF_8) + (shown < to - from ? "..." : "");
        return new VirtaException(
                ErrorCode.MALFORMED_RECORD,
                "A record is malformed: " + reason + ": " + text,
                "Correct the data or the schema; or set the option mode to PERMISSIVE (nulls) or DROPMALFORMED (leave it out).",
                "MALFORMED_RECORD_IN_PARSING.WITHOUT_SUGGESTION",
                null);
    }
}
