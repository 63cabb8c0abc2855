package io.virta.types;

/** How values of a type lie in a flat column. Several SQL types share one physical type. */
public enum PhysicalType {
    /** No value at all; every row is null. */
    NULL,
    /** {@code boolean[]}. */
    BOOLEAN,
    /** {@code int[]}: tinyint, smallint, int, date (days since 1970-01-01), year-month interval (months). */
    INT,
    /** {@code long[]}: bigint, timestamps (microseconds since 1970-01-01T00:00:00, UTC), day-time interval (microseconds). */
    LONG,
    /** {@code float[]}. */
    FLOAT,
    /** {@code double[]}. */
    DOUBLE,
    /** Unscaled 128-bit values as {@code long[] low} and an optional {@code long[] high}. */
    DECIMAL,
    /** Bytes and offsets: string (UTF-8), binary. */
    BYTES,
    /** Months, days and microseconds: calendar interval. */
    INTERVAL,
    /** Offsets into a column of elements. */
    ARRAY,
    /** Offsets into a column of keys and a column of values. */
    MAP,
    /** One column per field. */
    STRUCT
}
