package io.virta.function.scalar.lambda;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.batch.MapColumn;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.types.DataType;
import io.virta.types.MapType;

/** The map with other values. */
@AutoService(SqlFunction.class)
public final class TransformValues extends MapLambdaFunction {
    public TransformValues() {
        super(Header.of("lambda", "transform_values")
                .usage("transform_values(map, (k, v) -> value)")
                .text("The map with other values.")
                .example("transform_values(map('a', 1), (k, v) -> v + 1)", "{a -> 2}"));
    }

    @Override
    protected DataType result(MapType map, DataType body) {
        return new MapType(map.keyType(), body, true);
    }

    @Override
    Column apply(MapColumn maps, EntryRun run, Column values, Signature signature) {
        return new MapColumn(run.keys(), values, run.offsets(), maps.nullMask(), maps.length());
    }
}
