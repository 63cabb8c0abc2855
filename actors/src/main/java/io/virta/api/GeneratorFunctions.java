package io.virta.api;

/** Functions that make rows from values. A part of {@link functions}. */
@SuppressWarnings("MemberName") // Spark's names
abstract class GeneratorFunctions extends CollectionFunctions {
    /** A row for each element or entry. */
    public static Column explode(Column e) {
        return call("explode", e);
    }

    /** A row for each element or entry. */
    public static Column explode(String columnName) {
        return call("explode", col(columnName));
    }

    /** A row for each element or entry, one with null for none. */
    public static Column explode_outer(Column e) {
        return call("explode_outer", e);
    }

    /** A row for each element or entry, one with null for none. */
    public static Column explode_outer(String columnName) {
        return call("explode_outer", col(columnName));
    }

    /** A row for each element with its position. */
    public static Column posexplode(Column e) {
        return call("posexplode", e);
    }

    /** A row for each element with its position. */
    public static Column posexplode(String columnName) {
        return call("posexplode", col(columnName));
    }

    /** A row for each element with its position, one with nulls for none. */
    public static Column posexplode_outer(Column e) {
        return call("posexplode_outer", e);
    }

    /** A row for each element with its position, one with nulls for none. */
    public static Column posexplode_outer(String columnName) {
        return call("posexplode_outer", col(columnName));
    }

    /** A row for each struct of an array. */
    public static Column inline(Column e) {
        return call("inline", e);
    }

    /** A row for each struct of an array. */
    public static Column inline(String columnName) {
        return call("inline", col(columnName));
    }

    /** A row for each struct of an array, one with nulls for none. */
    public static Column inline_outer(Column e) {
        return call("inline_outer", e);
    }

    /** A row for each struct of an array, one with nulls for none. */
    public static Column inline_outer(String columnName) {
        return call("inline_outer", col(columnName));
    }

    /** The values in so many rows. */
    public static Column stack(Column... cols) {
        return call("stack", (Object[]) cols);
    }

    /** Fields of a JSON text as columns. */
    public static Column json_tuple(Column json, String... fields) {
        return call("json_tuple", with(json, (Object[]) fields));
    }
}
