package io.virta.function.scalar.lambda;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.MapBuilder;
import io.virta.batch.MapColumn;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.map.MapAssembler;
import io.virta.types.DataType;
import io.virta.types.MapType;

/** The map with other keys. A null or repeated key fails. */
@AutoService(SqlFunction.class)
public final class TransformKeys extends MapLambdaFunction {
    public TransformKeys() {
        super(Header.of("lambda", "transform_keys")
                .usage("transform_keys(map, (k, v) -> key)")
                .text("The map with other keys. A null or repeated key fails.")
                .example("transform_keys(map(1, 'a'), (k, v) -> k + 1)", "{2 -> a}"));
    }

    @Override
    public boolean mayFail() {
        return true;
    }

    @Override
    protected DataType result(MapType map, DataType body) {
        return new MapType(body, map.valueType(), map.valueContainsNull());
    }

    @Override
    Column apply(MapColumn maps, EntryRun run, Column values, Signature signature) {
        MapBuilder builder = (MapBuilder) ColumnBuilder.of(signature.resultType(), maps.length());
        MapAssembler assembler = new MapAssembler(builder, ((MapType) signature.resultType()).keyType());
        for (int row = 0; row < maps.length(); row++) {
            if (maps.isNull(row)) {
                builder.appendNull();
                continue;
            }
            for (int i = run.offsets()[row]; i < run.offsets()[row + 1]; i++) {
                assembler.put(values, i, run.values(), i);
            }
            assembler.endRow();
        }
        return builder.build();
    }
}
