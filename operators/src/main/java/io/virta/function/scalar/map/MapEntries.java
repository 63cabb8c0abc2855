package io.virta.function.scalar.map;

import com.google.auto.service.AutoService;
import io.virta.batch.ArrayColumn;
import io.virta.batch.Column;
import io.virta.batch.MapColumn;
import io.virta.batch.StructColumn;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.types.ArrayType;
import io.virta.types.DataType;
import io.virta.types.MapType;
import io.virta.types.StructType;
import java.util.List;

/** The entries of a map as an array of structs of key and value. */
@AutoService(SqlFunction.class)
public final class MapEntries extends MapFunction {
    public MapEntries() {
        super(Header.of("map", "map_entries")
                .usage("map_entries(map)")
                .text("The entries of a map as an array of structs of key and value.")
                .example("map_entries(map('a', 1))", "[{a, 1}]"));
    }

    @Override
    protected DataType result(MapType map) {
        return new ArrayType(
                new StructType()
                        .add("key", map.keyType(), false)
                        .add("value", map.valueType(), map.valueContainsNull()),
                false);
    }

    @Override
    protected Column apply(MapColumn maps, int rowCount) {
        StructColumn entries = new StructColumn(
                List.of(maps.keys(), maps.values()), null, maps.keys().length());
        return new ArrayColumn(entries, maps.offsets(), maps.nullMask(), rowCount);
    }
}
