package io.virta.batch;

import org.jspecify.annotations.Nullable;

/**
 * A column with one array slot per row. The class tells the physical type. Values under a null are arbitrary but defined (kernels may compute with them and
 * must not fail on them).
 */
public sealed interface FlatColumn extends Column
        permits NullColumn,
                BooleanColumn,
                IntColumn,
                LongColumn,
                FloatColumn,
                DoubleColumn,
                DecimalColumn,
                BytesColumn,
                IntervalColumn,
                ArrayColumn,
                MapColumn,
                StructColumn {
    /** One entry a row, true where the row is null; null if no row is null. Not to be written to. */
    boolean @Nullable [] nullMask();

    @Override
    FlatColumn gather(int[] rows, int count);

    @Override
    FlatColumn slice(int from, int count);

    @Override
    default boolean isNull(int row) {
        boolean[] nulls = nullMask();
        return nulls != null && nulls[row];
    }

    @Override
    default boolean mayHaveNulls() {
        return nullMask() != null;
    }

    @Override
    default FlatColumn flatten() {
        return this;
    }
}
