package io.virta.types;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A list of named fields: the type of a struct value, and the schema of a DataFrame or batch. */
public record StructType(List<StructField> fields) implements DataType {
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    public StructType {
        fields = List.copyOf(fields);
    }

    /** A schema without fields; {@link #add} makes longer ones. */
    public StructType() {
        this(List.of());
    }

    /** A schema with one more nullable field. */
    public StructType add(String name, DataType dataType) {
        return add(name, dataType, true);
    }

    /** A schema with one more field. */
    public StructType add(String name, DataType dataType, boolean nullable) {
        List<StructField> longer = new ArrayList<>(fields);
        longer.add(new StructField(name, dataType, nullable));
        return new StructType(longer);
    }

    /** The number of fields. */
    public int size() {
        return fields.size();
    }

    /** The field at an index. */
    public StructField field(int index) {
        return fields.get(index);
    }

    /** The type of the field at an index. */
    public DataType typeAt(int index) {
        return fields.get(index).dataType();
    }

    /** The names of the fields, in order. */
    public List<String> fieldNames() {
        return fields.stream().map(StructField::name).toList();
    }

    /** The index of the first field with exactly this name, or -1. */
    public int indexOf(String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public String catalogString() {
        return fields.stream()
                .map(field -> field.name() + ":" + field.dataType().catalogString())
                .collect(Collectors.joining(",", "struct<", ">"));
    }

    @Override
    public String sql() {
        return fields.stream()
                .map(field ->
                        quoted(field.name()) + ": " + field.dataType().sql() + (field.nullable() ? "" : " NOT NULL"))
                .collect(Collectors.joining(", ", "STRUCT<", ">"));
    }

    /** The schema as column definitions: {@code ts TIMESTAMP, word STRING NOT NULL}; odd names stand in backticks. */
    public String toDDL() {
        return fields.stream()
                .map(field ->
                        quoted(field.name()) + " " + field.dataType().sql() + (field.nullable() ? "" : " NOT NULL"))
                .collect(Collectors.joining(", "));
    }

    private static String quoted(String name) {
        return PLAIN_NAME.matcher(name).matches() ? name : "`" + name.replace("`", "``") + "`";
    }

    /** The schema as {@code printSchema()} shows it, a line a field, nested fields indented. */
    public String treeString() {
        return SchemaTree.render(this);
    }

    @Override
    public String typeName() {
        return "struct";
    }

    @Override
    public PhysicalType physicalType() {
        return PhysicalType.STRUCT;
    }

    @Override
    public String toString() {
        return catalogString();
    }
}
