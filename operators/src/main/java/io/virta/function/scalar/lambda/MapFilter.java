package io.virta.function.scalar.lambda;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.batch.MapColumn;
import io.virta.evaluation.Booleans;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.types.DataType;
import io.virta.types.MapType;

/** The entries of a map for which a lambda is true. */
@AutoService(SqlFunction.class)
public final class MapFilter extends MapLambdaFunction {
    public MapFilter() {
        super(Header.of("lambda", "map_filter")
                .usage("map_filter(map, (k, v) -> condition)")
                .text("The entries of a map for which a lambda is true.")
                .example("map_filter(map('a', 1, 'b', 2), (k, v) -> v > 1)", "{b -> 2}"));
    }

    @Override
    protected DataType result(MapType map, DataType body) {
        return map;
    }

    @Override
    Column apply(MapColumn maps, EntryRun run, Column values, Signature signature) {
        Booleans kept = Booleans.of(values);
        int[] rows = new int[run.count()];
        int[] offsets = new int[maps.length() + 1];
        int size = 0;
        for (int row = 0; row < maps.length(); row++) {
            for (int i = run.offsets()[row]; i < run.offsets()[row + 1]; i++) {
                if (!kept.isNull(i) && kept.at(i)) {
                    rows[size++] = i;
                }
            }
            offsets[row + 1] = size;
        }
        return new MapColumn(
                run.keys().gather(rows, size),
                run.values().gather(rows, size),
                offsets,
                maps.nullMask(),
                maps.length());
    }
}
