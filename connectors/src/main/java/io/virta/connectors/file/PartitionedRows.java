package io.virta.connectors.file;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.row.RowConverter;
import io.virta.row.ValueText;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.DecimalType;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Splits batches by the values of partition columns, which become directories {@code name=value}. */
final class PartitionedRows {
    private static final String NULL = "__HIVE_DEFAULT_PARTITION__";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String ESCAPED = "\"#%'*/:=?\\\u007f{[]^";

    private final StructType schema;
    private final ZoneId zone;
    private final List<Integer> partitionColumns = new ArrayList<>();
    private final List<Integer> fileColumns = new ArrayList<>();

    /** Splits rows of a schema; timestamps are written in {@code zone}. */
    PartitionedRows(StructType schema, List<String> partitionBy, ZoneId zone) {
        this.schema = schema;
        this.zone = zone;
        for (String name : partitionBy) {
            partitionColumns.add(index(schema, name));
        }
        for (int i = 0; i < schema.size(); i++) {
            if (!partitionColumns.contains(i)) {
                fileColumns.add(i);
            }
        }
    }

    /** The fields that files hold. */
    static StructType fileFields(StructType schema, List<String> partitionBy) {
        PartitionedRows rows = new PartitionedRows(schema, partitionBy, ZoneOffset.UTC);
        if (rows.fileColumns.isEmpty()) {
            throw new VirtaException(
                    ErrorCode.INVALID_SCHEMA,
                    "All columns are partition columns, so that files would be empty.",
                    "Leave one column out of partitionBy.");
        }
        for (int column : rows.partitionColumns) {
            DataType type = schema.typeAt(column);
            if (!(type instanceof AtomicType || type instanceof DecimalType)) {
                throw new VirtaException(
                        ErrorCode.INVALID_SCHEMA,
                        "The column '" + schema.field(column).name() + "' is of type " + type.sql()
                                + ", which cannot name a directory.",
                        "Partition by columns of simple types, such as a field of this one.");
            }
        }
        return new StructType(rows.fileColumns.stream().map(schema::field).toList());
    }

    private static int index(StructType schema, String name) {
        for (int i = 0; i < schema.size(); i++) {
            if (schema.field(i).name().equalsIgnoreCase(name)) {
                return i;
            }
        }
        throw new VirtaException(
                ErrorCode.UNRESOLVED_COLUMN,
                "There is no column '" + name + "' to partition by.",
                "The columns are: " + String.join(", ", schema.fieldNames()) + ".");
    }

    /** Hands each partition's directory, {@code ""} where there are no partitions, and its rows to a consumer. */
    void split(Batch batch, BiConsumer<String, Batch> consumer) {
        List<Column> columns = new ArrayList<>(fileColumns.size());
        for (int column : fileColumns) {
            columns.add(batch.column(column));
        }
        Batch rows = new Batch(batch.rowCount(), columns);
        if (partitionColumns.isEmpty()) {
            consumer.accept("", rows);
            return;
        }
        Map<String, int[]> rowsOf = new LinkedHashMap<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (int row = 0; row < batch.rowCount(); row++) {
            String directory = directory(batch, row);
            int count = counts.merge(directory, 1, Integer::sum);
            int[] list = rowsOf.computeIfAbsent(directory, missing -> new int[16]);
            if (count > list.length) {
                list = Arrays.copyOf(list, 2 * list.length);
                rowsOf.put(directory, list);
            }
            list[count - 1] = row;
        }
        for (Map.Entry<String, int[]> entry : rowsOf.entrySet()) {
            consumer.accept(entry.getKey(), rows.gather(entry.getValue(), counts.getOrDefault(entry.getKey(), 0)));
        }
    }

    private String directory(Batch batch, int row) {
        StringBuilder path = new StringBuilder();
        for (int column : partitionColumns) {
            StructField field = schema.field(column);
            Batch single = Batch.of(1, batch.column(column).slice(row, 1));
            Object value =
                    RowConverter.row(single, 0, new StructType(List.of(field))).get(0);
            path.append(escape(field.name()))
                    .append('=')
                    .append(value == null ? NULL : escape(text(value, field.dataType())))
                    .append('/');
        }
        return path.toString();
    }

    /** The value as a cast to STRING gives it; the empty text counts as null. */
    private String text(Object value, DataType type) {
        String text = value instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.UTF_8)
                : ValueText.of(value, type, zone);
        return text.isEmpty() ? NULL : text;
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || ESCAPED.indexOf(c) >= 0) {
                escaped.append('%').append(HEX.toHexDigits((byte) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
