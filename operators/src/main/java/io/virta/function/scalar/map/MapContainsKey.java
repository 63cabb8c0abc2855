package io.virta.function.scalar.map;

import com.google.auto.service.AutoService;
import io.virta.batch.BooleanColumn;
import io.virta.batch.MapColumn;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.function.scalar.collection.Elements;
import io.virta.types.AtomicType;
import io.virta.types.MapType;

/** Whether a map has a key. */
@AutoService(SqlFunction.class)
public final class MapContainsKey extends NamedFunction {
    public MapContainsKey() {
        super(Header.of("map", "map_contains_key")
                .usage("map_contains_key(map, key)")
                .text("Whether a map has a key.")
                .example("map_contains_key(map('a', 1), 'a')", "true"));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 2, 2);
        Signature element = Elements.resolve(arguments, AtomicType.INT);
        if (!(arguments.type(0) instanceof MapType)) {
            throw Typing.mismatch(arguments, 0, "MAP");
        }
        return Typing.strict(arguments, element.argumentTypes(), AtomicType.BOOLEAN);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return (columns, rowCount, context) -> {
            MapColumn maps = (MapColumn) columns[0].flatten();
            int[] places = Elements.places(maps, columns[1], rowCount);
            boolean[] found = new boolean[rowCount];
            for (int i = 0; i < rowCount; i++) {
                found[i] = places[i] >= 0;
            }
            return new BooleanColumn(found, null);
        };
    }
}
