package io.virta.api;

import io.virta.types.DataType;
import io.virta.types.StructType;
import java.util.Map;

/** Functions that read and write JSON and CSV in a column. A part of {@link functions}. */
@SuppressWarnings("MemberName") // Spark's names
abstract class FormatFunctions extends GeneratorFunctions {
    /** A JSON text as a struct; null where it does not parse. */
    public static Column from_json(Column e, StructType schema) {
        return call("from_json", e, schema.toDDL());
    }

    /** A JSON text as a value of a type. */
    public static Column from_json(Column e, DataType schema) {
        return call("from_json", e, schema instanceof StructType struct ? struct.toDDL() : schema.sql());
    }

    /** A JSON text as a value of a type given as text, {@code "a INT, b STRING"} or {@code "array<int>"}. */
    public static Column from_json(Column e, String schema) {
        return call("from_json", e, schema);
    }

    /** A JSON text as a value of a type, with options of the JSON format. */
    public static Column from_json(Column e, StructType schema, Map<String, String> options) {
        return call("from_json", e, schema.toDDL(), options);
    }

    /** A JSON text as a value of a type given as text, with options of the JSON format. */
    public static Column from_json(Column e, String schema, Map<String, String> options) {
        return call("from_json", e, schema, options);
    }

    /** A line of CSV as a struct; null where it does not parse. */
    public static Column from_csv(Column e, StructType schema) {
        return call("from_csv", e, schema.toDDL());
    }

    /** A line of CSV as a struct, with options of the CSV format. */
    public static Column from_csv(Column e, StructType schema, Map<String, String> options) {
        return options.isEmpty() ? from_csv(e, schema) : call("from_csv", e, schema.toDDL(), options);
    }

    /** The schema of a JSON text, which must be constant, as DDL. */
    public static Column schema_of_json(Column json) {
        return call("schema_of_json", json);
    }

    /** A struct as a line of CSV. */
    public static Column to_csv(Column e) {
        return call("to_csv", e);
    }

    /** A struct as a line of CSV, with options of the CSV format. */
    public static Column to_csv(Column e, Map<String, String> options) {
        return call("to_csv", e, options);
    }

    /** The part of a JSON text at a path such as {@code $.a[0]}. */
    public static Column get_json_object(Column e, String path) {
        return call("get_json_object", e, path);
    }

    /** A struct, array or map as JSON. */
    public static Column to_json(Column e) {
        return call("to_json", e);
    }

    /** A struct, array or map as JSON. */
    public static Column to_json(Column e, Map<String, String> options) {
        return call("to_json", e, options);
    }
}
