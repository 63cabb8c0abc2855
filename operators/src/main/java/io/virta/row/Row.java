package io.virta.row;

import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row as Java objects. By type: {@code Boolean, Byte, Short, Integer, Long, Float, Double, BigDecimal, String, byte[], java.time.LocalDate} (date), {@code
 * java.time.Instant} (timestamp), {@code java.time.LocalDateTime} (timestamp_ntz), {@code java.util.List} (array), {@code java.util.Map} (map), {@code Row}
 * (struct), {@code java.time.Duration}, {@code java.time.Period} and {@link io.virta.expression.IntervalValue} (intervals). Immutable.
 *
 * @param values one per field, null for SQL null; not to be written to
 */
public record Row(List<@Nullable Object> values, @Nullable StructType schema) {
    public Row {
        values = java.util.Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** A row without a schema. */
    public static Row of(@Nullable Object... values) {
        return new Row(java.util.Arrays.asList(values), null);
    }

    /** The number of fields. */
    public int size() {
        return values.size();
    }

    /** The value of a field. */
    public @Nullable Object get(int index) {
        return values.get(index);
    }

    /** The value of a field, cast to what the caller expects. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> T getAs(int index) {
        return (T) values.get(index);
    }

    /** The value of the field of a name, cast to what the caller expects. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> T getAs(String name) {
        return (T) values.get(fieldIndex(name));
    }

    /** The index of a field. */
    public int fieldIndex(String name) {
        int index = schema == null ? -1 : schema.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("This row has no field '" + name + "'"
                    + (schema == null ? " since it has no schema." : ", only " + schema.fieldNames() + "."));
        }
        return index;
    }

    /** Whether a field is null. */
    public boolean isNullAt(int index) {
        return values.get(index) == null;
    }

    /** A bigint. */
    public long getLong(int index) {
        return ((Number) notNull(index)).longValue();
    }

    /** An int. */
    public int getInt(int index) {
        return ((Number) notNull(index)).intValue();
    }

    /** A double. */
    public double getDouble(int index) {
        return ((Number) notNull(index)).doubleValue();
    }

    /** A boolean. */
    public boolean getBoolean(int index) {
        return (Boolean) notNull(index);
    }

    /** A string. */
    public String getString(int index) {
        return (String) notNull(index);
    }

    /** A timestamp. */
    public java.time.Instant getTimestamp(int index) {
        return (java.time.Instant) notNull(index);
    }

    /** A struct. */
    public Row getStruct(int index) {
        return (Row) notNull(index);
    }

    private Object notNull(int index) {
        Object value = values.get(index);
        if (value == null) {
            throw new NullPointerException("field " + index + " is null; check isNullAt(" + index + ") first");
        }
        return value;
    }

    /** Rows are equal if their values are. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Row row && values.equals(row.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < values.size(); i++) {
            text.append(i == 0 ? "" : ",").append(values.get(i));
        }
        return text.append(']').toString();
    }
}
