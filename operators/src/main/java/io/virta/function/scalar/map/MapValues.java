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

/** The values of a map as an array. */
@AutoService(SqlFunction.class)
public final class MapValues extends MapFunction {
    public MapValues() {
        super(Header.of("map", "map_values")
                .usage("map_values(map)")
                .text("The values of a map as an array.")
                .example("map_values(map('a', 1))", "[1]"));
    }

    @Override
    protected DataType result(MapType map) {
        return new ArrayType(map.valueType(), map.valueContainsNull());
    }

    @Override
    protected Column apply(MapColumn maps, int rowCount) {
        return new ArrayColumn(maps.values(), maps.offsets(), maps.nullMask(), rowCount);
    }
}
