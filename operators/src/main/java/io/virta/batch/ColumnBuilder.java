package io.virta.batch;

import io.virta.types.ArrayType;
import io.virta.types.DataType;
import io.virta.types.MapType;
import io.virta.types.StructType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Grows a flat column row by row. One class per physical type has the {@code append} of its values; nested builders end a row after its elements were appended
 * to their own builders. Used by one thread at a time.
 *
 * <p>{@link #build} hands its arrays over to the column and leaves the builder empty, to be used again with the capacity that the last column needed.
 */
public abstract sealed class ColumnBuilder
        permits NullBuilder,
                BooleanBuilder,
                IntBuilder,
                LongBuilder,
                FloatBuilder,
                DoubleBuilder,
                DecimalBuilder,
                BytesBuilder,
                IntervalBuilder,
                ArrayBuilder,
                MapBuilder,
                StructBuilder {
    private static final int MIN_CAPACITY = 16;

    /** Rows so far. */
    int length;

    private int capacity;
    private boolean @Nullable [] nulls;
    private int firstCapacity;

    ColumnBuilder(int expectedRows) {
        firstCapacity = Math.max(MIN_CAPACITY, expectedRows);
    }

    /**
     * A builder for values of a type.
     *
     * @param expectedRows how many rows to make room for at first
     */
    public static ColumnBuilder of(DataType type, int expectedRows) {
        return switch (type.physicalType()) {
            case NULL -> new NullBuilder();
            case BOOLEAN -> new BooleanBuilder(expectedRows);
            case INT -> new IntBuilder(expectedRows);
            case LONG -> new LongBuilder(expectedRows);
            case FLOAT -> new FloatBuilder(expectedRows);
            case DOUBLE -> new DoubleBuilder(expectedRows);
            case DECIMAL -> new DecimalBuilder(expectedRows);
            case BYTES -> new BytesBuilder(expectedRows);
            case INTERVAL -> new IntervalBuilder(expectedRows);
            case ARRAY -> new ArrayBuilder(of(((ArrayType) type).elementType(), expectedRows), expectedRows);
            case MAP ->
                new MapBuilder(
                        of(((MapType) type).keyType(), expectedRows),
                        of(((MapType) type).valueType(), expectedRows),
                        expectedRows);
            case STRUCT ->
                new StructBuilder(
                        ((StructType) type)
                                .fields().stream()
                                        .map(field -> of(field.dataType(), expectedRows))
                                        .toList(),
                        expectedRows);
        };
    }

    /** Rows appended since the start or the last {@link #build}. */
    public final int length() {
        return length;
    }

    /** Appends a null row. */
    public void appendNull() {
        int row = nextRow();
        boolean[] mask = nulls;
        if (mask == null) {
            mask = new boolean[capacity];
            nulls = mask;
        }
        mask[row] = true;
    }

    /** Appends a row of a column of the same type. */
    public final void append(Column source, int row) {
        if (source.isNull(row)) {
            appendNull();
        } else if (source instanceof DictionaryColumn dictionary) {
            appendValue(dictionary.dictionary(), dictionary.indices()[row]);
        } else if (source instanceof ConstantColumn constant) {
            appendValue(constant.value(), 0);
        } else {
            appendValue((FlatColumn) source, row);
        }
    }

    /** Drops all rows from {@code rows} on, and what was appended to nested builders for a row that was not ended. */
    public void truncate(int rows) {
        if (nulls != null && rows < length) {
            Arrays.fill(nulls, rows, length, false);
        }
        length = rows;
    }

    /** The rows as a column. The builder is empty afterwards. */
    public final FlatColumn build() {
        if (capacity == 0) {
            capacity = firstCapacity;
            grow(capacity);
        }
        FlatColumn column = column(maskOfRows(), length);
        firstCapacity = Math.max(MIN_CAPACITY, length);
        capacity = 0;
        length = 0;
        nulls = null;
        return column;
    }

    /** Appends a row of a flat column of the same physical type that is not null. */
    abstract void appendValue(FlatColumn source, int row);

    /** Makes the value arrays {@code capacity} long, keeping {@code length} rows; after a build, from nothing. */
    abstract void grow(int capacity);

    /** Hands the arrays over to a column and forgets them. */
    abstract FlatColumn column(boolean @Nullable [] nullMask, int rows);

    /** Makes room for one more row and returns its number. */
    final int nextRow() {
        if (length == capacity) {
            expand();
        }
        return length++;
    }

    private boolean @Nullable [] maskOfRows() {
        if (nulls != null) {
            for (int row = 0; row < length; row++) {
                if (nulls[row]) {
                    return Arrays.copyOf(nulls, length);
                }
            }
        }
        return null;
    }

    private void expand() {
        capacity = capacity == 0 ? firstCapacity : Math.addExact(capacity, capacity);
        grow(capacity);
        if (nulls != null) {
            nulls = Arrays.copyOf(nulls, capacity);
        }
    }
}
