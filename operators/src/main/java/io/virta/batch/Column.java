package io.virta.batch;

/**
 * An immutable sequence of values of one physical type, some of which may be null. Safe to share between threads. Row numbers run from 0 to {@code
 * length() - 1}; reading beyond them throws.
 */
public sealed interface Column permits FlatColumn, DictionaryColumn, ConstantColumn {
    /** The number of rows. */
    int length();

    /** Whether the value of a row is null. */
    boolean isNull(int row);

    /** False promises that no row is null; true promises nothing. */
    boolean mayHaveNulls();

    /**
     * A column of {@code count} rows whose row i is row {@code rows[i]} of this one; a negative entry makes a null row.
     *
     * @param rows at least {@code count} row numbers; not kept
     */
    Column gather(int[] rows, int count);

    /** Rows {@code from} to {@code from + count - 1}. */
    Column slice(int from, int count);

    /** The same rows as a flat column; this column itself if it is flat. */
    FlatColumn flatten();

    /** Bytes of memory held by the arrays, shared ones counted in full. */
    long retainedBytes();
}
