package io.virta.session.typed;

import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.MapBuilder;
import io.virta.batch.MapColumn;
import io.virta.types.DataType;
import io.virta.types.MapType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps, in the order of their entries; they may be changed once read. */
record MapCodec(ValueCodec keys, ValueCodec values) implements ValueCodec {
    @Override
    public DataType type() {
        return new MapType(keys.type(), values.type(), true);
    }

    @Override
    public @Nullable Object read(Column column, int row) {
        if (column.isNull(row)) {
            return null;
        }
        MapColumn maps = (MapColumn) column.flatten();
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = maps.start(row); i < maps.start(row) + maps.size(row); i++) {
            map.put(keys.read(maps.keys(), i), values.read(maps.values(), i));
        }
        return map;
    }

    @Override
    public void append(ColumnBuilder builder, @Nullable Object value) {
        if (value == null) {
            builder.appendNull();
            return;
        }
        MapBuilder maps = (MapBuilder) builder;
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
            keys.append(maps.keys(), entry.getKey());
            values.append(maps.values(), entry.getValue());
        }
        maps.append();
    }
}
