package io.virta.api;

import java.util.function.BiFunction;
import java.util.function.Function;

/** Functions of arrays, maps and structs. A part of {@link functions}. */
@SuppressWarnings("MemberName") // Spark's names
abstract class CollectionFunctions extends TimeWindowFunctions {
    /** A struct of columns by name. */
    public static Column struct(String columnName, String... columnNames) {
        return call("struct", columns(columnName, columnNames));
    }

    /** A struct of these columns. */
    public static Column struct(Column... cols) {
        return call("struct", (Object[]) cols);
    }

    /** An array of columns by name. */
    public static Column array(String columnName, String... columnNames) {
        return call("array", columns(columnName, columnNames));
    }

    /** An array of these values. */
    public static Column array(Column... cols) {
        return call("array", (Object[]) cols);
    }

    /** The elements folded into one value. */
    public static Column aggregate(Column expr, Column initialValue, BiFunction<Column, Column, Column> merge) {
        return call("aggregate", expr, initialValue, lambda(merge));
    }

    /** With one more element at the end. */
    public static Column array_append(Column column, Object element) {
        return call("array_append", column, element);
    }

    /** Without nulls. */
    public static Column array_compact(Column column) {
        return call("array_compact", column);
    }

    /** Whether an element equals the value. */
    public static Column array_contains(Column column, Object value) {
        return call("array_contains", column, value);
    }

    /** Without repeated elements. */
    public static Column array_distinct(Column e) {
        return call("array_distinct", e);
    }

    /** The elements of the first that are not in the second. */
    public static Column array_except(Column a, Column b) {
        return call("array_except", a, b);
    }

    /** The elements that are in both. */
    public static Column array_intersect(Column a, Column b) {
        return call("array_intersect", a, b);
    }

    /** The elements joined to a string. */
    public static Column array_join(Column column, String delimiter) {
        return call("array_join", column, delimiter);
    }

    /** The elements joined to a string, nulls replaced. */
    public static Column array_join(Column column, String delimiter, String nullReplacement) {
        return call("array_join", column, delimiter, nullReplacement);
    }

    /** The greatest element. */
    public static Column array_max(Column e) {
        return call("array_max", e);
    }

    /** The least element. */
    public static Column array_min(Column e) {
        return call("array_min", e);
    }

    /** The position of a value, from 1; 0 if it is not there. */
    public static Column array_position(Column column, Object value) {
        return call("array_position", column, value);
    }

    /** With one more element in front. */
    public static Column array_prepend(Column column, Object element) {
        return call("array_prepend", column, element);
    }

    /** Without the elements that equal the value. */
    public static Column array_remove(Column column, Object element) {
        return call("array_remove", column, element);
    }

    /** An array of a repeated value. */
    public static Column array_repeat(Column e, Object count) {
        return call("array_repeat", e, count);
    }

    /** The number of elements. */
    public static Column array_size(Column e) {
        return call("array_size", e);
    }

    /** In ascending order, nulls last. */
    public static Column array_sort(Column e) {
        return call("array_sort", e);
    }

    /** The elements of both, each once. */
    public static Column array_union(Column a, Column b) {
        return call("array_union", a, b);
    }

    /** Whether there is a common element. */
    public static Column arrays_overlap(Column a, Column b) {
        return call("arrays_overlap", a, b);
    }

    /** Structs of the elements at the same index. */
    public static Column arrays_zip(Column... e) {
        return call("arrays_zip", (Object[]) e);
    }

    /** The number of elements or entries. */
    public static Column cardinality(Column e) {
        return call("cardinality", e);
    }

    /** The element at a position from 1, the value under a key. */
    public static Column element_at(Column column, Object value) {
        return call("element_at", column, value);
    }

    /** The element at a position from 1 or the value under a key, null where there is none. */
    public static Column try_element_at(Column column, Object value) {
        return call("try_element_at", column, value);
    }

    /** Whether the condition is true for any element. */
    public static Column exists(Column column, Function<Column, Column> f) {
        return call("exists", column, lambda(f));
    }

    /** The elements for which the condition is true. */
    public static Column filter(Column column, Function<Column, Column> f) {
        return call("filter", column, lambda(f));
    }

    /** An array of arrays as one array. */
    public static Column flatten(Column e) {
        return call("flatten", e);
    }

    /** Whether the condition is true for all elements. */
    public static Column forall(Column column, Function<Column, Column> f) {
        return call("forall", column, lambda(f));
    }

    /** The element at an index from 0, null outside. */
    public static Column get(Column column, Column index) {
        return call("get", column, index);
    }

    /** A map of keys and values in turn. */
    public static Column map(Column... cols) {
        return call("map", (Object[]) cols);
    }

    /** The entries of all maps. */
    public static Column map_concat(Column... cols) {
        return call("map_concat", (Object[]) cols);
    }

    /** Whether there is an entry under the key. */
    public static Column map_contains_key(Column column, Object key) {
        return call("map_contains_key", column, key);
    }

    /** The entries as structs. */
    public static Column map_entries(Column e) {
        return call("map_entries", e);
    }

    /** The entries for which the condition is true. */
    public static Column map_filter(Column expr, BiFunction<Column, Column, Column> f) {
        return call("map_filter", expr, lambda(f));
    }

    /** A map of an array of keys and one of values. */
    public static Column map_from_arrays(Column keys, Column values) {
        return call("map_from_arrays", keys, values);
    }

    /** A map of an array of structs. */
    public static Column map_from_entries(Column e) {
        return call("map_from_entries", e);
    }

    /** The keys. */
    public static Column map_keys(Column e) {
        return call("map_keys", e);
    }

    /** The values. */
    public static Column map_values(Column e) {
        return call("map_values", e);
    }

    /** The values from start to stop. */
    public static Column sequence(Column start, Column stop) {
        return call("sequence", start, stop);
    }

    /** The values from start to stop by a step. */
    public static Column sequence(Column start, Column stop, Column step) {
        return call("sequence", start, stop, step);
    }

    /** The number of elements or entries; -1 for null. */
    public static Column size(Column e) {
        return call("size", e);
    }

    /** Some consecutive elements, counted from 1. */
    public static Column slice(Column x, int start, int length) {
        return call("slice", x, start, length);
    }

    /** In ascending order, nulls first. */
    public static Column sort_array(Column e) {
        return call("sort_array", e);
    }

    /** In ascending or descending order. */
    public static Column sort_array(Column e, boolean asc) {
        return call("sort_array", e, asc);
    }

    /** A map of a text such as {@code a:1,b:2}. */
    public static Column str_to_map(Column text, Column pairDelim, Column keyValueDelim) {
        return call("str_to_map", text, pairDelim, keyValueDelim);
    }

    /** A struct of names and values in turn. */
    public static Column named_struct(Column... cols) {
        return call("named_struct", (Object[]) cols);
    }

    /** Each element transformed. */
    public static Column transform(Column column, Function<Column, Column> f) {
        return call("transform", column, lambda(f));
    }

    /** Each element transformed with its index. */
    public static Column transform(Column column, BiFunction<Column, Column, Column> f) {
        return call("transform", column, lambda(f));
    }

    /** Each key transformed. */
    public static Column transform_keys(Column expr, BiFunction<Column, Column, Column> f) {
        return call("transform_keys", expr, lambda(f));
    }

    /** Each value transformed. */
    public static Column transform_values(Column expr, BiFunction<Column, Column, Column> f) {
        return call("transform_values", expr, lambda(f));
    }

    /** Two arrays merged element by element. */
    public static Column zip_with(Column left, Column right, BiFunction<Column, Column, Column> f) {
        return call("zip_with", left, right, lambda(f));
    }
}
