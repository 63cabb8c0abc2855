package io.virta.connectors.kafka;

import io.virta.connector.Options;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.format.RecordDecoder;
import io.virta.format.csv.CsvDecoder;
import io.virta.format.csv.CsvOptions;
import io.virta.format.json.JsonDecoder;
import io.virta.format.json.JsonOptions;
import io.virta.format.text.TextDecoder;
import io.virta.types.AtomicType;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a source's values are decoded straight into columns: the option {@code format}.
 *
 * @param name json, csv or text
 * @param fields the columns of values
 * @param metadata Kafka's columns that follow them
 */
record ValueFormat(String name, StructType fields, List<StructField> metadata, Options options) {
    private static final String OPTION = "format";

    /** What options and the user's schema say, or null if values are not decoded. */
    static @Nullable ValueFormat of(Options options, @Nullable StructType schema, ZoneId zone) {
        String given = options.get(OPTION);
        String metadataColumns = options.get("metadataColumns");
        if (given == null) {
            if (metadataColumns != null) {
                throw Options.invalid(
                        "metadataColumns", metadataColumns, "columns only together with the option format");
            }
            return null;
        }
        String name = given.trim().toLowerCase(Locale.ROOT);
        StructType fields = schema;
        if (fields == null && name.equals("text")) {
            fields = new StructType().add("value", AtomicType.STRING);
        }
        if (fields == null) {
            throw new VirtaException(
                    ErrorCode.INVALID_SCHEMA,
                    "The kafka source with the option format '" + given + "' needs a schema.",
                    "Set it with schema(\"id BIGINT, ...\") or in CREATE TABLE t (id BIGINT, ...).");
        }
        List<StructField> metadata =
                metadata(metadataColumns == null ? "" : metadataColumns, fields, options.flag("includeHeaders", false));
        ValueFormat format = new ValueFormat(name, fields, metadata, options);
        format.decoder(fields, zone);
        return format;
    }

    private static List<StructField> metadata(String names, StructType fields, boolean headers) {
        List<StructField> metadata = new ArrayList<>();
        StructType all = KafkaColumns.schema(true);
        String text = headers ? names + ",headers" : names;
        for (String name : text.split(",")) {
            if (name.isBlank()) {
                continue;
            }
            StructField column = all.fields().stream()
                    .filter(field -> field.name().equalsIgnoreCase(name.trim()))
                    .findFirst()
                    .orElseThrow(() -> Options.invalid("metadataColumns", names, String.join(", ", all.fieldNames())));
            if (fields.fieldNames().stream().anyMatch(column.name()::equalsIgnoreCase)) {
                throw new VirtaException(
                        ErrorCode.INVALID_SCHEMA,
                        "The schema and metadataColumns both have the column '" + column.name() + "'.",
                        "Name one of them otherwise, or leave it out of metadataColumns.");
            }
            if (!metadata.contains(column)) {
                metadata.add(column);
            }
        }
        return List.copyOf(metadata);
    }

    /** All columns of the table. */
    StructType schema() {
        List<StructField> all = new ArrayList<>(fields.fields());
        all.addAll(metadata);
        return new StructType(all);
    }

    /** A decoder of some of the fields. */
    RecordDecoder decoder(StructType wanted, ZoneId zone) {
        return switch (name) {
            case "json" -> new JsonDecoder(wanted, JsonOptions.of(options, zone));
            case "csv" -> new CsvDecoder(fields, wanted, CsvOptions.forReading(options, zone));
            case "text" -> text(wanted);
            default -> throw Options.invalid(OPTION, name, "json, csv or text");
        };
    }

    private TextDecoder text(StructType wanted) {
        if (fields.size() != 1 || fields.typeAt(0) != AtomicType.STRING) {
            throw new VirtaException(
                    ErrorCode.INVALID_SCHEMA,
                    "Values that are text make one string column, not: " + fields.toDDL() + ".",
                    "Leave the schema out, or set the option format to json or csv.");
        }
        return new TextDecoder(wanted.size());
    }
}
