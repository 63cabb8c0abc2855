package io.virta.types;

/** Renders a schema as an indented tree. */
final class SchemaTree {
    private final StringBuilder out = new StringBuilder("root\n");

    private SchemaTree() {}

    static String render(StructType schema) {
        SchemaTree tree = new SchemaTree();
        tree.fields(schema, " ");
        return tree.out.toString();
    }

    private void fields(StructType struct, String prefix) {
        for (StructField field : struct.fields()) {
            line(prefix, field.name(), field.dataType(), "nullable", field.nullable());
        }
    }

    private void line(String prefix, String name, DataType type, String nullLabel, boolean mayBeNull) {
        out.append(prefix)
                .append("|-- ")
                .append(name)
                .append(": ")
                .append(type.typeName())
                .append(" (")
                .append(nullLabel)
                .append(" = ")
                .append(mayBeNull)
                .append(")\n");
        nested(prefix + "|    ", type);
    }

    private void nested(String prefix, DataType type) {
        if (type instanceof StructType struct) {
            fields(struct, prefix);
        } else if (type instanceof ArrayType array) {
            line(prefix, "element", array.elementType(), "containsNull", array.containsNull());
        } else if (type instanceof MapType map) {
            out.append(prefix)
                    .append("|-- key: ")
                    .append(map.keyType().typeName())
                    .append('\n');
            nested(prefix + "|    ", map.keyType());
            line(prefix, "value", map.valueType(), "valueContainsNull", map.valueContainsNull());
        }
    }
}
