package io.virta.api;

import org.jspecify.annotations.Nullable;

/** Functions OVER windows of rows; see {@link functions}. */
@SuppressWarnings("MemberName") // Spark's names
abstract class WindowFunctions extends AggregateFunctions {
    /** The number of the row in the order of its window, from 1. */
    public static Column row_number() {
        return call("row_number");
    }

    /** One more than the number of rows before it in the order; equal rows have the same. */
    public static Column rank() {
        return call("rank");
    }

    /** As {@link #rank}, without gaps behind equal rows. */
    public static Column dense_rank() {
        return call("dense_rank");
    }

    /** The rank as a share of the other rows, from 0 to 1. */
    public static Column percent_rank() {
        return call("percent_rank");
    }

    /** The share of rows that are at or before it in the order. */
    public static Column cume_dist() {
        return call("cume_dist");
    }

    /** The number of the row's part, from 1, where the window is cut into {@code n} parts as equal as can be. */
    public static Column ntile(int n) {
        return call("ntile", n);
    }

    /** The value {@code offset} rows before; null where there is none. */
    public static Column lag(Column e, int offset) {
        return call("lag", e, offset);
    }

    /** The value {@code offset} rows before; null where there is none. */
    public static Column lag(String column, int offset) {
        return lag(col(column), offset);
    }

    /** The value {@code offset} rows before, the default where there is none. */
    public static Column lag(Column e, int offset, @Nullable Object defaultValue) {
        return call("lag", e, offset, defaultValue);
    }

    /** The value {@code offset} rows before, the default where there is none. */
    public static Column lag(String column, int offset, @Nullable Object defaultValue) {
        return lag(col(column), offset, defaultValue);
    }

    /** The value {@code offset} rows behind; null where there is none. */
    public static Column lead(Column e, int offset) {
        return call("lead", e, offset);
    }

    /** The value {@code offset} rows behind; null where there is none. */
    public static Column lead(String column, int offset) {
        return lead(col(column), offset);
    }

    /** The value {@code offset} rows behind, the default where there is none. */
    public static Column lead(Column e, int offset, @Nullable Object defaultValue) {
        return call("lead", e, offset, defaultValue);
    }

    /** The value {@code offset} rows behind, the default where there is none. */
    public static Column lead(String column, int offset, @Nullable Object defaultValue) {
        return lead(col(column), offset, defaultValue);
    }

    /** The value of the row at a place of the frame, from 1. */
    public static Column nth_value(Column e, int offset) {
        return call("nth_value", e, offset);
    }
}
