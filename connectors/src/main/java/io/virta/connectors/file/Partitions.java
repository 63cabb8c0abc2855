package io.virta.connectors.file;

import io.virta.batch.BytesBuilder;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.ConstantColumn;
import io.virta.batch.IntBuilder;
import io.virta.batch.LongBuilder;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.time.DateText;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The columns whose values are the names of directories, {@code country=fi/day=2024-01-31}. Their types are those of the user's schema, or int, bigint or string, whatever fits all values.
 */
record Partitions(List<StructField> columns) {
    static final Partitions NONE = new Partitions(List.of());

    private static final Pattern ESCAPE = Pattern.compile("%(\\p{XDigit}{2})");

    private static final String NULL = "__HIVE_DEFAULT_PARTITION__";

    /** The partition columns of files. */
    static Partitions of(List<FileEntry> files, StructType schema) {
        Map<String, DataType> types = new LinkedHashMap<>();
        for (FileEntry file : files) {
            values(file.root(), file.path()).forEach((name, value) -> {
                DataType type = value.equals(NULL) ? AtomicType.INT : natural(value);
                types.merge(name, type, Partitions::wider);
            });
        }
        return new Partitions(types.entrySet().stream()
                .map(entry -> {
                    int given = schema.indexOf(entry.getKey());
                    return new StructField(entry.getKey(), given < 0 ? entry.getValue() : schema.typeAt(given));
                })
                .toList());
    }

    private static DataType natural(String value) {
        if (value.matches("-?\\d{1,9}")) {
            return AtomicType.INT;
        }
        return value.matches("-?\\d{1,18}") ? AtomicType.BIGINT : AtomicType.STRING;
    }

    private static DataType wider(DataType a, DataType b) {
        if (a.equals(b)) {
            return a;
        }
        return a == AtomicType.STRING || b == AtomicType.STRING ? AtomicType.STRING : AtomicType.BIGINT;
    }

    /** These columns, and those of the schema that some directories name: ones that came after the source was made. */
    Partitions and(Set<String> names, StructType schema) {
        List<StructField> all = new ArrayList<>(columns);
        for (String name : names) {
            int declared = schema.indexOf(name);
            if (declared >= 0 && !isPartition(name)) {
                all.add(schema.field(declared));
            }
        }
        return all.size() == columns.size() ? this : new Partitions(all);
    }

    boolean isPartition(String column) {
        return columns.stream().anyMatch(field -> field.name().equals(column));
    }

    /** The fields that files hold. */
    StructType fileFields(StructType schema) {
        return new StructType(schema.fields().stream()
                .filter(field -> !isPartition(field.name()))
                .toList());
    }

    /** The schema with the partition columns that it lacks at its end. */
    StructType wholeSchema(StructType schema) {
        StructType whole = schema;
        for (StructField column : columns) {
            if (schema.indexOf(column.name()) < 0) {
                whole = whole.add(column.name(), column.dataType());
            }
        }
        return whole;
    }

    /** A partition column for rows of a file. */
    static Column column(Map<String, String> values, StructField field, int rows) {
        ColumnBuilder builder = ColumnBuilder.of(field.dataType(), 1);
        String value = values.get(field.name());
        if (value == null || value.equals(NULL)) {
            builder.appendNull();
        } else {
            append(builder, field, value);
        }
        return new ConstantColumn(builder.build(), rows);
    }

    private static void append(ColumnBuilder builder, StructField field, String value) {
        try {
            if (field.dataType() == AtomicType.DATE) {
                byte[] text = value.getBytes(StandardCharsets.UTF_8);
                int days = DateText.parse(text, 0, text.length);
                if (days == DateText.INVALID) {
                    builder.appendNull();
                } else {
                    ((IntBuilder) builder).append(days);
                }
            } else if (builder instanceof IntBuilder ints) {
                ints.append(Integer.parseInt(value));
            } else if (field.dataType() == AtomicType.BIGINT) {
                ((LongBuilder) builder).append(Long.parseLong(value));
            } else if (builder instanceof BytesBuilder texts) {
                texts.append(value);
            } else {
                throw new VirtaException(
                        ErrorCode.INVALID_SCHEMA,
                        "The partition column '" + field.name() + "' cannot be "
                                + field.dataType().sql() + ".",
                        "Declare it as STRING, INT, BIGINT or DATE and cast it.");
            }
        } catch (NumberFormatException e) {
            builder.appendNull();
        }
    }

    /** The names and values in the directories between a root and a file. */
    static Map<String, String> values(Path root, Path file) {
        Map<String, String> values = new LinkedHashMap<>();
        Path parent = file.getParent();
        if (parent == null || !parent.startsWith(root)) {
            return values;
        }
        for (Path directory : root.relativize(parent)) {
            String name = directory.toString();
            int equals = name.indexOf('=');
            if (equals > 0) {
                values.put(unescape(name.substring(0, equals)), unescape(name.substring(equals + 1)));
            }
        }
        return values;
    }

    /** Undoes what {@link PartitionedRows} does to names and values; a percent sign that two hexadecimal digits do not follow is itself. */
    private static String unescape(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        return ESCAPE.matcher(text)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(escape.group(1), 16))));
    }
}
