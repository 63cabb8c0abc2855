package io.virta.function.scalar.map;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.MapBuilder;
import io.virta.batch.MapColumn;
import io.virta.expression.EvaluationContext;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.BuiltFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.Typing;
import io.virta.types.DataType;
import io.virta.types.MapType;

/** The entries of several maps in one. A repeated key fails. */
@AutoService(SqlFunction.class)
public final class MapConcat extends BuiltFunction {
    public MapConcat() {
        super(Header.of("map", "map_concat")
                .usage("map_concat(map, ...)")
                .text("The entries of several maps in one. A repeated key fails.")
                .example("map_concat(map(1, 'a'), map(2, 'b'))", "{1 -> a, 2 -> b}"));
    }

    @Override
    public boolean mayFail() {
        return true;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 1, Integer.MAX_VALUE);
        DataType common = Typing.common(arguments, 0);
        if (!(common instanceof MapType)) {
            throw Typing.mismatch(arguments, 0, "MAP");
        }
        return Typing.strict(arguments, Typing.repeat(common, arguments.size()), common);
    }

    @Override
    protected BuiltRow bind(Column[] arguments, ColumnBuilder out, Signature signature, EvaluationContext context) {
        MapColumn[] sources = new MapColumn[arguments.length];
        for (int c = 0; c < sources.length; c++) {
            sources[c] = (MapColumn) arguments[c].flatten();
        }
        MapAssembler maps = new MapAssembler((MapBuilder) out, ((MapType) signature.resultType()).keyType());
        return row -> {
            for (MapColumn source : sources) {
                for (int i = source.start(row); i < source.start(row) + source.size(row); i++) {
                    maps.put(source.keys(), i, source.values(), i);
                }
            }
            maps.endRow();
        };
    }
}
