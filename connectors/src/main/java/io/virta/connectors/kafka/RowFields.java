package io.virta.connectors.kafka;

import io.virta.connector.Options;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.format.json.JsonOptions;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a query are what of a record: indices into its schema, -1 for none.
 *
 * @param encoded the columns that become a JSON object as the value, empty if the column {@code value} is the value
 */
record RowFields(
        int key,
        int value,
        int topic,
        int partition,
        int headers,
        List<Integer> encoded,
        StructType encodedType,
        @Nullable JsonOptions json) {
    static RowFields of(StructType schema, boolean fixedTopic, Options options, ZoneId zone) {
        String format = options.get("format");
        int key = find(schema, "key", AtomicType.STRING, AtomicType.BINARY);
        int partition = find(schema, "partition", AtomicType.INT, null);
        int topic = find(schema, "topic", AtomicType.STRING, null);
        int headers = options.flag("includeHeaders", true) ? find(schema, "headers", KafkaColumns.HEADERS, null) : -1;
        if (topic < 0 && !fixedTopic) {
            throw new VirtaException(
                    ErrorCode.INVALID_OPTION,
                    "The kafka sink does not know which topic to write to.",
                    "Set the option topic, or give the rows a column topic.");
        }
        if (format == null) {
            int value = find(schema, "value", AtomicType.STRING, AtomicType.BINARY);
            if (value < 0) {
                throw new VirtaException(
                        ErrorCode.INVALID_SCHEMA,
                        "The kafka sink needs a column value, and there are: " + String.join(", ", schema.fieldNames())
                                + ".",
                        "Select one, such as to_json(struct(*)) AS value; or set the option format to json.");
            }
            checkOthers(schema, List.of(key, value, topic, partition, headers));
            return new RowFields(key, value, topic, partition, headers, List.of(), new StructType(), null);
        }
        if (!format.trim().equalsIgnoreCase("json")) {
            throw Options.invalid("format", format, "json");
        }
        List<Integer> encoded = new ArrayList<>();
        List<StructField> fields = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            if (i != key && i != topic && i != partition && i != headers) {
                encoded.add(i);
                fields.add(schema.field(i));
            }
        }
        JsonOptions json = JsonOptions.of(options, zone);
        StructType encodedType = new StructType(fields);
        return new RowFields(key, -1, topic, partition, headers, List.copyOf(encoded), encodedType, json);
    }

    private static int find(StructType schema, String name, DataType type, @Nullable DataType other) {
        for (int i = 0; i < schema.size(); i++) {
            if (schema.field(i).name().equalsIgnoreCase(name)) {
                DataType found = schema.typeAt(i);
                boolean fits = found.physicalType() == io.virta.types.PhysicalType.NULL
                        || found.catalogString().equals(type.catalogString())
                        || (other != null && found.equals(other));
                if (!fits) {
                    throw new VirtaException(
                            ErrorCode.DATATYPE_MISMATCH,
                            "The kafka sink's column '" + name + "' is " + found.sql() + ".",
                            "It must be " + type.sql() + (other == null ? "" : " or " + other.sql())
                                    + ": CAST it, or use to_json.");
                }
                return i;
            }
        }
        return -1;
    }

    private static void checkOthers(StructType schema, List<Integer> used) {
        for (int i = 0; i < schema.size(); i++) {
            if (!used.contains(i) && !schema.field(i).name().equalsIgnoreCase("headers")) {
                throw new VirtaException(
                        ErrorCode.INVALID_SCHEMA,
                        "The kafka sink has no column '" + schema.field(i).name() + "'.",
                        "It has key, value, topic, partition and headers: put the others into the value with to_json(struct(...)), or set the option format to json.");
            }
        }
    }
}
