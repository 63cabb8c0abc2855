package io.virta.session.typed;

import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.row.RowConverter;
import io.virta.types.DataType;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Values without parts.
 *
 * @param fromRow makes the Java object of what {@link io.virta.row.Row} holds
 * @param toRow makes what {@link io.virta.row.Row} holds of the Java object
 */
record AtomCodec(DataType type, boolean isPrimitive, UnaryOperator<Object> fromRow, UnaryOperator<Object> toRow)
        implements ValueCodec {
    static AtomCodec same(DataType type) {
        return new AtomCodec(type, false, value -> value, value -> value);
    }

    AtomCodec primitive() {
        return new AtomCodec(type, true, fromRow, toRow);
    }

    @Override
    public @Nullable Object read(Column column, int row) {
        Object value = RowConverter.value(column, row, type);
        return value == null ? null : fromRow.apply(value);
    }

    @Override
    public void append(ColumnBuilder builder, @Nullable Object value) {
        RowConverter.append(builder, value == null ? null : toRow.apply(value), type);
    }
}
