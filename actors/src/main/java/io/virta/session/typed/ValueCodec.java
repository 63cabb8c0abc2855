package io.virta.session.typed;

import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.types.DataType;
import org.jspecify.annotations.Nullable;

/** Values of one Java type in columns. Immutable; used by several threads at a time. */
public interface ValueCodec {
    /** The type of the columns. */
    DataType type();

    /** The object of a row; null for SQL's NULL. */
    @Nullable Object read(Column column, int row);

    /** Appends an object; null for SQL's NULL. */
    void append(ColumnBuilder builder, @Nullable Object value);

    /** Whether null has no place in the Java type, as in {@code int}. */
    default boolean isPrimitive() {
        return false;
    }
}
