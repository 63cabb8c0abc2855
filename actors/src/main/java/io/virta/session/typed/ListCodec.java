package io.virta.session.typed;

import io.virta.batch.ArrayBuilder;
import io.virta.batch.ArrayColumn;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.types.ArrayType;
import io.virta.types.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists; they may be changed once read. */
record ListCodec(ValueCodec elements) implements ValueCodec {
    @Override
    public DataType type() {
        return new ArrayType(elements.type(), true);
    }

    @Override
    public @Nullable Object read(Column column, int row) {
        if (column.isNull(row)) {
            return null;
        }
        ArrayColumn arrays = (ArrayColumn) column.flatten();
        List<@Nullable Object> list = new ArrayList<>(arrays.size(row));
        for (int i = 0; i < arrays.size(row); i++) {
            list.add(elements.read(arrays.elements(), arrays.start(row) + i));
        }
        return list;
    }

    @Override
    public void append(ColumnBuilder builder, @Nullable Object value) {
        if (value == null) {
            builder.appendNull();
            return;
        }
        ArrayBuilder arrays = (ArrayBuilder) builder;
        for (Object element : (Iterable<?>) value) {
            elements.append(arrays.elements(), element);
        }
        arrays.append();
    }
}
