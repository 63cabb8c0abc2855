package io.virta.function.scalar.map;

import com.google.auto.service.AutoService;
import io.virta.batch.ArrayColumn;
import io.virta.batch.Column;
import io.virta.batch.MapColumn;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.types.ArrayType;
import io.virta.types.DataType;
import io.virta.types.MapType;

/** The keys of a map as an array. */
@AutoService(SqlFunction.class)
public final class MapKeys extends MapFunction {
    public MapKeys() {
        super(Header.of("map", "map_keys")
                .usage("map_keys(map)")
                .text("The keys of a map as an array.")
                .example("map_keys(map('a', 1))", "[a]"));
    }

    @Override
    protected DataType result(MapType map) {
        return new ArrayType(map.keyType(), false);
    }

    @Override
    protected Column apply(MapColumn maps, int rowCount) {
        return new ArrayColumn(maps.keys(), maps.offsets(), maps.nullMask(), rowCount);
    }
}
